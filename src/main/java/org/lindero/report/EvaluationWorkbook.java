package org.lindero.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;
import org.lindero.engine.place.SetEffect;
import org.lindero.evaluation.AreaRole;
import org.lindero.evaluation.DiagnosticWords;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationDetails;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationWords;
import org.lindero.evaluation.Windows;
import org.lindero.incident.MonthlyCounts;
import org.lindero.shared.Texts;

/**
 * An evaluation as a workbook: summary, design, tidy data, estimates, rings, WDQ and WDD with live formulas over the data,
 * notes. It is written in a stream, so that its size does not matter for the heap.
 */
final class EvaluationWorkbook {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int CHARACTER = 256;

    private final Locale locale;
    private final EvaluationDetails evaluation;
    private final EvaluationDesign design;
    private final EvaluationResult result;
    private final MonthlyCounts counts;

    private final Map<Long, String> effortNames;

    EvaluationWorkbook(
            Locale locale,
            EvaluationDetails evaluation,
            EvaluationResult result,
            MonthlyCounts counts,
            Map<Long, String> effortNames) {
        this.locale = locale;
        this.evaluation = evaluation;
        this.design = evaluation.design();
        this.result = result;
        this.counts = counts;
        this.effortNames = effortNames;
    }

    void write(OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            var styles = new Styles(workbook);
            summary(new Writer(sheet(workbook, "report.sheet.summary", 34, 24, 18, 18), styles));
            design(new Writer(sheet(workbook, "report.sheet.design", 14, 34, 30, 16, 18, 10), styles));
            var data = sheet(workbook, "report.sheet.data", 10, 14, 34, 22, 14, 12, 12);
            data.setColumnHidden(0, true);
            data.createFreezePane(0, 1);
            int last = data(new Writer(data, styles));
            estimates(new Writer(
                    sheet(workbook, "report.sheet.estimates", 30, 10, 14, 14, 14, 14, 14, 14, 14, 14), styles));
            rings(new Writer(sheet(workbook, "report.sheet.rings", 14, 34, 30, 16, 14, 14, 14), styles));
            var displacement = sheet(workbook, "report.sheet.displacement", 40, 16, 16, 16, 16);
            new DisplacementSheet(this::text, text("report.sheet.data"), result.displacement(), design, last)
                    .write(new Writer(displacement, styles));
            if (!design.efforts().isEmpty()) {
                var police = sheet(workbook, "evaluation.police", 44, 22, 16, 16, 14, 14, 14);
                new PoliceSheet(this::text, design, result.police(), effortNames).write(new Writer(police, styles));
            }
            notes(new Writer(sheet(workbook, "report.sheet.notes", 100), styles));
            workbook.setForceFormulaRecalculation(true);
            workbook.write(out);
        }
    }

    private Sheet sheet(SXSSFWorkbook workbook, String key, int... characters) {
        var sheet = workbook.createSheet(text(key));
        for (int column = 0; column < characters.length; column++) {
            sheet.setColumnWidth(column, characters[column] * CHARACTER);
        }
        return sheet;
    }

    private void summary(Writer sheet) {
        var net = result.place().net();
        sheet.title(design.question()).newRow().newRow();
        sheet.heading(text("report.what"), text("report.value"), text("report.lower"), text("report.upper"))
                .newRow();
        sheet.text(text("report.net")).decimal(net.prevented());
        interval(sheet, net.preventedInterval(), 1);
        sheet.newRow()
                .text(text("report.treated.percent"))
                .decimal(-result.place().treated().percent());
        interval(sheet, result.place().treated().percentInterval(), -1);
        sheet.newRow().text(text("evaluation.grade")).whole(result.grade().level());
        sheet.newRow().text(text("evaluation.status")).text(text("evaluation.status." + evaluation.status()));
        sheet.newRow().newRow();
        sheet.wrapped(new EvaluationWords(locale, design, result).paragraph());
    }

    private void design(Writer sheet) {
        row(sheet, "evaluation.project", design.project());
        row(sheet, "evaluation.outcome", design.outcome());
        row(sheet, "evaluation.from", design.from().toString());
        row(sheet, "evaluation.to", design.to().toString());
        row(sheet, "report.start", design.start().toString());
        row(sheet, "report.checksum", evaluation.checksum());
        row(sheet, "report.data.hash", result.dataHash());
        row(
                sheet,
                "evaluation.selection",
                text("evaluation.selection." + design.selection().by()));
        var lottery = design.selection().lottery();
        if (lottery != null) {
            row(sheet, "evaluation.lottery.drawnOn", lottery.drawnOn().toString());
            row(sheet, "evaluation.lottery.seed", String.valueOf(lottery.seed()));
        }
        row(sheet, "report.convention", new EvaluationWords(locale, design, result).convention());
        sheet.text(text("report.seed")).whole(design.seed()).newRow();
        sheet.text(text("evaluation.bound"))
                .decimal(design.boundPercent())
                .newRow()
                .newRow();
        sheet.heading(
                text("report.code"),
                text("evaluation.area"),
                text("evaluation.part"),
                text("report.exposed"),
                text("report.stratum"),
                text("report.cluster"),
                lottery == null ? "" : text("evaluation.lottery.eligible"));
        for (var area : design.areas()) {
            var exposed = area.firstExposed();
            sheet.newRow()
                    .text(area.code())
                    .text(area.name())
                    .text(part(area.part()))
                    .text(exposed == null ? "" : exposed.toString())
                    .text(area.stratum())
                    .whole(area.cluster());
            if (lottery != null) {
                sheet.whole(lottery.eligible().contains(area.areaId()) ? 1 : 0);
            }
        }
    }

    private void row(Writer sheet, String key, String value) {
        sheet.text(text(key)).text(value).newRow();
    }

    /** The tidy sheet for machines; gives the number of its last row. */
    private int data(Writer sheet) {
        sheet.heading(
                text("report.id"),
                text("report.code"),
                text("evaluation.area"),
                text("evaluation.part"),
                text("report.month"),
                text("report.window"),
                text("report.count"));
        var roles = new HashMap<Long, AreaRole>();
        design.areas().forEach(role -> roles.put(role.areaId(), role));
        var windows = Windows.around(design.start(), counts);
        for (int area = 0; area < counts.areaIds().length; area++) {
            var role = roles.get(counts.areaIds()[area]);
            for (int month = 0; role != null && month < counts.months().length; month++) {
                double count = counts.count(area, month);
                sheet.newRow()
                        .whole(role.areaId())
                        .text(role.code())
                        .text(role.name())
                        .text(part(role.part()))
                        .text(counts.months()[month].toString())
                        .text(window(windows.side(counts, area, month)));
                if (!Double.isNaN(count)) {
                    sheet.whole(count);
                }
            }
        }
        return sheet.rowNumber();
    }

    /** Which of the two equal windows of the descriptive measures a count is added up in. */
    private String window(Windows.Side side) {
        return switch (side) {
            case BEFORE -> text("report.window.before");
            case AFTER -> text("report.window.after");
            case NEITHER -> "";
        };
    }

    private void estimates(Writer sheet) {
        sheet.title(text("evaluation.effects")).newRow().newRow();
        sheet.heading(
                text("evaluation.part"),
                text("evaluation.areas"),
                text("evaluation.observed"),
                text("evaluation.expected"),
                text("evaluation.prevented"),
                text("report.lower"),
                text("report.upper"),
                text("report.percent"),
                text("report.lower"),
                text("report.upper"));
        effect(sheet, "evaluation.part.TREATED", result.place().treated());
        for (int ring = 0; ring < result.place().rings().size(); ring++) {
            effect(
                    sheet,
                    "evaluation.part.RING_" + (ring + 1),
                    result.place().rings().get(ring));
        }
        effect(sheet, "evaluation.net", result.place().net());
        var linear = result.linear();
        if (linear != null) {
            sheet.newRow().newRow().title(text("evaluation.linear")).newRow().newRow();
            sheet.heading(
                    text("evaluation.part"),
                    text("evaluation.linear.coefficient"),
                    text("report.lower"),
                    text("report.upper"),
                    "p");
            linear.terms()
                    .forEach(term -> sheet.newRow()
                            .text(text("evaluation.term." + term.term()))
                            .precise(term.estimate().value())
                            .precise(term.estimate().interval().lower())
                            .precise(term.estimate().interval().upper())
                            .precise(term.estimate().p()));
        }
        sheet.newRow().newRow().title(text("evaluation.diagnostics")).newRow().newRow();
        sheet.heading(text("evaluation.diagnostic"), text("evaluation.diagnostic.result"));
        for (var line : new DiagnosticWords(locale, design, result).lines()) {
            sheet.newRow().text(line.name()).text(line.text());
        }
        var events = result.eventStudy();
        if (events != null) {
            sheet.newRow().newRow().title(text("evaluation.events")).newRow().newRow();
            sheet.heading(
                    text("evaluation.events.month"),
                    text("report.logRatio"),
                    text("report.lower"),
                    text("report.upper"));
            for (var point : events.treated()) {
                var interval = point.interval();
                sheet.newRow().whole(point.relativePeriod()).precise(point.logRatio());
                sheet.precise(interval == null ? null : interval.lower());
                sheet.precise(interval == null ? null : interval.upper());
            }
        }
    }

    private void effect(Writer sheet, String key, SetEffect effect) {
        sheet.newRow()
                .text(text(key))
                .whole(effect.areas())
                .whole(effect.observed())
                .decimal(effect.expected())
                .decimal(effect.prevented());
        interval(sheet, effect.preventedInterval(), 1);
        sheet.decimal(-effect.percent());
        interval(sheet, effect.percentInterval(), -1);
    }

    private static void interval(Writer sheet, @Nullable Interval interval, int sign) {
        if (interval == null) {
            sheet.skip().skip();
        } else {
            double a = sign * interval.lower();
            double b = sign * interval.upper();
            sheet.decimal(Math.min(a, b)).decimal(Math.max(a, b));
        }
    }

    private void rings(Writer sheet) {
        sheet.heading(
                text("report.code"),
                text("evaluation.area"),
                text("evaluation.part"),
                text("report.exposed"),
                text("evaluation.observed"),
                text("evaluation.expected"),
                text("evaluation.prevented"));
        var roles = new HashMap<String, AreaRole>();
        design.areas().forEach(role -> roles.put(role.code(), role));
        for (var area : result.place().byArea()) {
            var role = roles.get(area.area());
            if (role != null) {
                var exposed = role.firstExposed();
                sheet.newRow()
                        .text(role.code())
                        .text(role.name())
                        .text(part(role.part()))
                        .text(exposed == null ? "" : exposed.toString())
                        .whole(area.observed())
                        .decimal(area.expected())
                        .decimal(area.prevented());
            }
        }
    }

    private void notes(Writer sheet) {
        sheet.title(text("evaluation.limits"));
        for (var key : new String[] {
            "evaluation.limits.records",
            "evaluation.limits.regression",
            "evaluation.limits.scale",
            "evaluation.effects.note",
            "evaluation.displacement.note",
            "report.note.model",
            "report.note.formulas"
        }) {
            sheet.newRow().wrapped(text(key));
        }
    }

    private String part(AreaRole.Part part) {
        return text("evaluation.part." + part);
    }

    private String text(String key) {
        return Texts.get(locale, key);
    }
}
