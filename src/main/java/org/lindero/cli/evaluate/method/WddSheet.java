package org.lindero.cli.evaluate.method;

import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.method.WddMethod.Input;
import org.lindero.engine.Estimate;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.WddResult;
import org.lindero.report.Writer;

/**
 * The weighted displacement difference as live formulas. Rows 2 to 5 hold the counts of treated, control, displacement and its
 * control in B and C, and what they are divided by in D and E.
 */
final class WddSheet {

    private final Writer sheet;
    private final Input counts;
    private final double level;

    WddSheet(Writer sheet, Input counts, double level) {
        this.sheet = sheet;
        this.counts = counts;
        this.level = level;
    }

    void write(boolean shared, WddResult result) {
        sheet.heading("", "before", "after", "weight before", "weight after").newRow();
        var w = counts.weights();
        group("treated", counts.treated(), w.treated());
        group("control", counts.control(), w.control());
        group("displacement", counts.displacement(), w.displacement());
        group("displacementControl", counts.displacementControl(), w.displacementControl());
        sheet.newRow();
        sheet.heading("", "estimate", "se", "lower", "upper").newRow();
        estimate(
                "local",
                shared ? less(2, "(B2/B3)") : change(2) + "-" + change(3),
                localVariance(shared),
                result.local());
        if (result.displacement() != null) {
            estimate(
                    "displacement",
                    shared ? less(4, "(B4/B3)") : change(4) + "-" + change(5),
                    movedVariance(shared),
                    result.displacement());
        }
        if (result.displacement() == null) {
            estimate("total", "B8", "C8^2", result.total());
        } else {
            estimate(
                    "total",
                    "B8+B9",
                    shared ? variance(2) + "+" + variance(4) + "+(B2/B3+B4/B3)^2*(" + variance(3) + ")" : "C8^2+C9^2",
                    result.total());
        }
    }

    private void group(String name, @Nullable Change change, double area) {
        sheet.text(name);
        if (change != null) {
            sheet.exact(change.before())
                    .exact(change.after())
                    .exact(counts.weights().timeBefore() * area)
                    .exact(counts.weights().timeAfter() * area);
        }
        sheet.newRow();
    }

    private static String change(int row) {
        return "(C%1$d/E%1$d-B%1$d/D%1$d)".formatted(row);
    }

    private static String less(int row, String share) {
        return change(row) + "-" + share + "*" + change(3);
    }

    private static String variance(int row) {
        return "C%1$d/E%1$d^2+B%1$d/D%1$d^2".formatted(row);
    }

    private static String localVariance(boolean shared) {
        return shared ? variance(2) + "+(B2/B3)^2*(" + variance(3) + ")" : variance(2) + "+" + variance(3);
    }

    private static String movedVariance(boolean shared) {
        return shared ? variance(4) + "+(B4/B3)^2*(" + variance(3) + ")" : variance(4) + "+" + variance(5);
    }

    private void estimate(String name, String value, String variance, Estimate estimate) {
        int row = sheet.rowNumber();
        var half = "NORMSINV(%s)*C%d".formatted(0.5 + level / 2, row);
        sheet.text(name)
                .formula(value, estimate.value(), true)
                .formula("SQRT(%s)".formatted(variance), estimate.standardError(), true)
                .formula("B%d-%s".formatted(row, half), estimate.interval().lower(), true)
                .formula("B%d+%s".formatted(row, half), estimate.interval().upper(), true)
                .newRow();
    }
}
