package org.lindero.incident;

import java.util.Map;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.table.Table;

/**
 * What the user decided about a table of counts.
 *
 * @param table with a row for each count
 * @param targets for each category of the table (one empty text when it has none) where it goes; others are left out
 * @param sha256 checksum of the file; empty where there was none
 */
public record CountImportPlan(
        Table table, CountColumns columns, Choices choices, Map<String, OutcomeTarget> targets, String sha256) {

    public CountImportPlan {
        targets = Map.copyOf(targets);
    }

    /** Of a table that is no file. */
    public CountImportPlan(Table table, CountColumns columns, Choices choices, Map<String, OutcomeTarget> targets) {
        this(table, columns, choices, targets, "");
    }
}
