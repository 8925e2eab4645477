package org.lindero.cli.evaluate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.method.Outcome;
import org.lindero.report.Styles;
import org.lindero.report.Writer;

/** The file {@code evaluation.xlsx}: the result file as a workbook, and a sheet with live formulas where a method has one. */
final class ResultWorkbook {

    private static final int ROWS_IN_MEMORY = 200;
    private static final int SHEET_NAME = 31;
    private static final List<String> USUAL = List.of("estimate", "se", "df", "p");

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final Styles styles = new Styles(workbook);
    private final Set<String> sheetNames = new HashSet<>();

    private ResultWorkbook() {}

    static byte[] bytes(List<Finished> analyses) {
        var result = new ResultWorkbook();
        try (var workbook = result.workbook;
                var bytes = new ByteArrayOutputStream()) {
            result.overview(analyses);
            result.estimates(analyses);
            result.values("diagnostics", analyses, Outcome::diagnostics);
            result.values("fields", analyses, Outcome::fields);
            analyses.forEach(result::ownSheet);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Part {
        Map<String, Object> of(Outcome outcome);
    }

    private void overview(List<Finished> analyses) {
        var sheet = sheet("analyses", 20, 20, 10, 10, 34, 60);
        sheet.heading("id", "method", "n", "clusters", "convention", "refused");
        for (var analysis : analyses) {
            sheet.newRow().text(analysis.id()).text(analysis.method());
            var outcome = analysis.outcome();
            if (outcome != null) {
                List.of("n", "clusters", "convention")
                        .forEach(key -> value(sheet, outcome.head().get(key)));
            } else if (analysis.refused() != null) {
                sheet.skip()
                        .skip()
                        .skip()
                        .text(analysis.refused().reason() + ": "
                                + analysis.refused().getMessage());
            }
        }
    }

    /** The usual figures of each term, then those that only some methods have. */
    private void estimates(List<Finished> analyses) {
        var sheet = sheet("estimates", 20, 20, 24, 16, 16, 12, 12, 16, 16, 20, 20, 20);
        var own = ownFigures(analyses);
        sheet.heading("id", "method", "term", "estimate", "se", "df", "p", "lower", "upper");
        sheet.heading(own.toArray(String[]::new));
        for (var analysis : analyses) {
            if (analysis.outcome() != null) {
                analysis.outcome().estimates().forEach((term, figures) -> {
                    sheet.newRow().text(analysis.id()).text(analysis.method()).text(term);
                    USUAL.forEach(key -> value(sheet, figures.get(key)));
                    List<?> ends = figures.get("ci") instanceof List<?> both ? both : Arrays.asList(null, null);
                    ends.forEach(end -> value(sheet, end));
                    own.forEach(key -> value(sheet, figures.get(key)));
                });
            }
        }
    }

    private static Set<String> ownFigures(List<Finished> analyses) {
        var names = new LinkedHashSet<String>();
        for (var analysis : analyses) {
            if (analysis.outcome() != null) {
                analysis.outcome().estimates().values().forEach(figures -> names.addAll(figures.keySet()));
            }
        }
        names.removeAll(USUAL);
        names.remove("ci");
        return names;
    }

    /** One row a value, however deep it stands. */
    private void values(String name, List<Finished> analyses, Part part) {
        var sheet = sheet(name, 20, 20, 50, 24);
        sheet.heading("id", "method", "name", "value");
        for (var analysis : analyses) {
            if (analysis.outcome() != null) {
                part.of(analysis.outcome()).forEach((key, value) -> rows(sheet, analysis, key, value));
            }
        }
    }

    private static void rows(Writer sheet, Finished analysis, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> rows(sheet, analysis, name + "." + key, one));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                rows(sheet, analysis, name + "[" + i + "]", list.get(i));
            }
        } else {
            value(sheet.newRow().text(analysis.id()).text(analysis.method()).text(name), value);
        }
    }

    private static void value(Writer sheet, @Nullable Object value) {
        switch (value) {
            case null -> sheet.skip();
            case Integer whole -> sheet.whole(whole);
            case Number number -> sheet.exact(number.doubleValue());
            default -> sheet.text(String.valueOf(value));
        }
    }

    private void ownSheet(Finished analysis) {
        if (analysis.outcome() != null && analysis.outcome().sheet() != null) {
            analysis.outcome().sheet().accept(sheet(analysis.id(), 34, 18, 18, 18, 18));
        }
    }

    private Writer sheet(String wanted, int... widths) {
        Sheet sheet = workbook.createSheet(free(WorkbookUtil.createSafeSheetName(wanted)));
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        return new Writer(sheet, styles);
    }

    /** Excel takes sheet names for equal that differ in case only. */
    private String free(String name) {
        var free = name;
        for (int n = 2; !sheetNames.add(free.toLowerCase(Locale.ROOT)); n++) {
            var ending = " (" + n + ")";
            free = name.substring(0, Math.min(name.length(), SHEET_NAME - ending.length())) + ending;
        }
        return free;
    }
}
