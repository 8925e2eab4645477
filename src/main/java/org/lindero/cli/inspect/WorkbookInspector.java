package org.lindero.cli.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lindero.area.ImportProblem;
import org.lindero.incident.TableProblem;

/** Inspects the sheets of a workbook. */
final class WorkbookInspector {

    private final Map<String, SheetTable> sheets = new LinkedHashMap<>();

    private WorkbookInspector() {}

    /** @param old whether it is in the format of before 2007 */
    static Inspection inspect(String name, byte[] bytes, boolean old, Sentences sentences) {
        var inspector = new WorkbookInspector();
        var problems = new ArrayList<Inspection.Problem>();
        boolean readable = false;
        try {
            SheetRows.read(bytes, old, sheet -> inspector.sheets.computeIfAbsent(sheet, one -> new SheetTable()));
            readable = inspector.sheets.values().stream().anyMatch(sheet -> sheet.rows() > 0);
        } catch (IOException | RuntimeException damaged) {
            // the library throws whatever it likes at a damaged workbook
        }
        if (!readable) {
            problems.add(sentences.of(ImportProblem.error(TableProblem.NOT_A_TABLE, name), "row"));
            inspector.sheets.clear();
        }
        var rows = new LinkedHashMap<String, Integer>();
        var fields = new ArrayList<Inspection.Field>();
        inspector.sheets.forEach((title, sheet) -> {
            rows.put(title, sheet.rows());
            sheet.fields().forEach((field, type) -> fields.add(new Inspection.Field(title, field, type)));
            problems.add(new Inspection.Problem("note", name + ", " + title, sheet.description()));
        });
        return new Inspection(
                readable ? (old ? "XLS" : "XLSX") : null,
                null,
                null,
                null,
                rows,
                List.copyOf(fields),
                null,
                null,
                null,
                null,
                null,
                null,
                problems,
                readable);
    }
}
