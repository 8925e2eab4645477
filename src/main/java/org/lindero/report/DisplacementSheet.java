package org.lindero.report;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.displacement.Change;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.Displacement;
import org.lindero.evaluation.EvaluationDesign;

/** WDQ and WDD as live formulas: the totals add up the data sheet, everything below is computed from the totals. */
final class DisplacementSheet {

    private final UnaryOperator<String> texts;
    private final String dataSheet;
    private final Displacement displacement;
    private final EvaluationDesign design;
    private final int lastDataRow;

    DisplacementSheet(
            UnaryOperator<String> texts,
            String dataSheet,
            Displacement displacement,
            EvaluationDesign design,
            int lastDataRow) {
        this.texts = texts;
        this.dataSheet = dataSheet;
        this.displacement = displacement;
        this.design = design;
        this.lastDataRow = lastDataRow;
    }

    void write(Writer sheet) {
        sheet.title(text("evaluation.displacement")).newRow().newRow();
        sheet.heading(text("evaluation.part"), text("evaluation.before"), text("evaluation.after"))
                .newRow();
        int treated = totals(sheet, Part.TREATED, displacement.treated());
        int comparison = totals(sheet, Part.COMPARISON, displacement.comparison());
        var ring = displacement.ring1();
        int buffer = ring == null ? 0 : totals(sheet, Part.RING_1, ring);
        sheet.newRow();
        difference(sheet, treated, comparison, buffer);
        if (buffer > 0) {
            quotient(sheet, treated, comparison, buffer);
        }
    }

    private int totals(Writer sheet, Part part, Change change) {
        sheet.text(text("evaluation.part." + part));
        sheet.formula(sum(part, "report.window.before"), change.before(), false);
        sheet.formula(sum(part, "report.window.after"), change.after(), false);
        int row = sheet.rowNumber();
        sheet.newRow();
        return row;
    }

    private String sum(Part part, String window) {
        var data = "'" + dataSheet + "'!";
        return "SUMIFS(%1$s$G$2:$G$%2$d,%1$s$D$2:$D$%2$d,\"%3$s\",%1$s$F$2:$F$%2$d,\"%4$s\")"
                .formatted(data, lastDataRow, text("evaluation.part." + part), text(window));
    }

    /** WDD with the one comparison pool scaled to the target and to the ring. */
    private void difference(Writer sheet, int t, int c, int d) {
        var wdd = displacement.wdd();
        if (wdd == null) {
            sheet.text(text("evaluation.wdd.none")).newRow();
            return;
        }
        var stored = displacement.overdispersion();
        double overdispersion = stored == null ? 1 : stored;
        var phi = "$B$" + sheet.rowNumber();
        sheet.text(text("evaluation.wdd.overdispersion")).exact(overdispersion).newRow();
        sheet.heading(
                        text("evaluation.wdd"),
                        text("report.value"),
                        text("report.se"),
                        text("report.lower"),
                        text("report.upper"))
                .newRow();
        var change = "(C%d-B%d)".formatted(c, c);
        var pool = "(B%d+C%d)".formatted(c, c);
        var toTarget = "(B%d/B%d)".formatted(t, c);
        estimate(
                sheet,
                "evaluation.wdd.local",
                "(C%1$d-B%1$d)-%2$s*%3$s".formatted(t, change, toTarget),
                "SQRT(%4$s*(B%1$d+C%1$d+%2$s^2*%3$s))".formatted(t, toTarget, pool, phi),
                wdd.local());
        var moved = wdd.displacement();
        if (d > 0 && moved != null) {
            var toRing = "(B%d/B%d)".formatted(d, c);
            estimate(
                    sheet,
                    "evaluation.wdd.displacement",
                    "(C%1$d-B%1$d)-%2$s*%3$s".formatted(d, change, toRing),
                    "SQRT(%4$s*(B%1$d+C%1$d+%2$s^2*%3$s))".formatted(d, toRing, pool, phi),
                    moved);
            var both = "(%s+%s)".formatted(toTarget, toRing);
            estimate(
                    sheet,
                    "evaluation.wdd.total",
                    "(C%1$d-B%1$d)+(C%2$d-B%2$d)-%3$s*%4$s".formatted(t, d, change, both),
                    "SQRT(%5$s*(B%1$d+C%1$d+B%2$d+C%2$d+%3$s^2*%4$s))".formatted(t, d, both, pool, phi),
                    wdd.total());
        }
        sheet.newRow();
    }

    private void estimate(Writer sheet, String key, String value, String error, org.lindero.engine.Estimate estimate) {
        int row = sheet.rowNumber();
        var half = "NORMSINV(%s)*C%d".formatted(0.5 + design.level() / 2, row);
        sheet.text(text(key))
                .formula(value, estimate.value(), false)
                .formula(error, estimate.standardError(), false)
                .formula("B%d-%s".formatted(row, half), estimate.interval().lower(), false)
                .formula("B%d+%s".formatted(row, half), estimate.interval().upper(), false)
                .newRow();
    }

    private void quotient(Writer sheet, int t, int c, int d) {
        var wdq = displacement.wdq();
        if (wdq == null) {
            sheet.text(text("evaluation.wdq.none")).newRow();
            return;
        }
        sheet.heading(text("report.wdq"), text("report.value")).newRow();
        measure(sheet, "report.wdq.success", ratio(t, c), wdq.successMeasure());
        measure(sheet, "report.wdq.buffer", ratio(d, c), wdq.bufferMeasure());
        int buffer = sheet.rowNumber() - 1;
        int success = buffer - 1;
        Double quotient = wdq.wdq();
        if (quotient != null) {
            measure(sheet, "report.wdq.quotient", "B%d/B%d".formatted(buffer, success), quotient);
        } else {
            sheet.text(text("evaluation.wdq.none")).newRow();
        }
        measure(
                sheet,
                "report.wdq.totalNet",
                "(B%1$d*C%2$d/B%2$d-C%1$d)+(B%3$d*C%2$d/B%2$d-C%3$d)".formatted(t, c, d),
                wdq.totalNetEffect());
    }

    private static String ratio(int row, int c) {
        return "C%1$d/C%2$d-B%1$d/B%2$d".formatted(row, c);
    }

    private void measure(Writer sheet, String key, String formula, @Nullable Double value) {
        sheet.text(text(key)).formula(formula, value == null ? 0 : value, true).newRow();
    }

    private String text(String key) {
        return texts.apply(key);
    }
}
