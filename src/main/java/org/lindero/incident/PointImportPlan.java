package org.lindero.incident;

import java.time.YearMonth;
import java.util.Map;
import org.lindero.incident.table.Table;

/**
 * What the user decided about a table of incidents.
 *
 * @param targets for each category of the table where it goes; others are left out
 * @param from first month that the file holds in full: areas without an incident have zero from here
 * @param to last month that the file holds in full
 * @param leaveOutRepeated whether an incident that the table has twice counts once
 * @param sha256 checksum of the file; empty where there was none
 */
public record PointImportPlan(
        Table table,
        PointColumns columns,
        Map<String, OutcomeTarget> targets,
        YearMonth from,
        YearMonth to,
        boolean leaveOutRepeated,
        String sha256) {

    public PointImportPlan {
        targets = Map.copyOf(targets);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to before from");
        }
    }

    /** Of a table that is no file; repeated incidents count as often as they are there. */
    public PointImportPlan(
            Table table, PointColumns columns, Map<String, OutcomeTarget> targets, YearMonth from, YearMonth to) {
        this(table, columns, targets, from, to, false, "");
    }
}
