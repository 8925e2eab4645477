package org.lindero.incident;

import java.util.Map;
import org.lindero.incident.CountReader.Choices;

/**
 * What the user decided about a table of counts.
 *
 * @param targets for each category of the table (one empty text when it has none) where it goes; others are left out
 */
public record CountImportPlan(
        TableFile table, CountColumns columns, Choices choices, Map<String, OutcomeTarget> targets) {

    public CountImportPlan {
        targets = Map.copyOf(targets);
    }
}
