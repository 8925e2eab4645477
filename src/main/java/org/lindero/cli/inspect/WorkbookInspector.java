package org.lindero.cli.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.lindero.incident.table.Sheet;
import org.lindero.incident.table.SheetTable;
import org.lindero.incident.table.WorkbookFile;

/** Inspects the sheets of a workbook. */
final class WorkbookInspector {

    private final WorkbookFile workbook;
    private final LinkedHashMap<String, Integer> rows = new LinkedHashMap<>();
    private final List<Inspection.Field> fields = new ArrayList<>();
    private final List<Inspection.Problem> notes = new ArrayList<>();

    private WorkbookInspector(WorkbookFile workbook) {
        this.workbook = workbook;
    }

    static Inspection inspect(WorkbookFile workbook) {
        var inspector = new WorkbookInspector(workbook);
        workbook.filledSheets().forEach(inspector::look);
        return new Inspection(
                workbook.isOld() ? "XLS" : "XLSX",
                null,
                null,
                null,
                inspector.rows,
                List.copyOf(inspector.fields),
                null,
                null,
                null,
                null,
                null,
                null,
                inspector.notes,
                true);
    }

    private void look(Sheet sheet) {
        var table = workbook.table(sheet);
        var guesses =
                table.headings().stream().map(heading -> new ValueType.Guess()).toList();
        var below = new int[1];
        table.forEach(row -> {
            below[0]++;
            for (int i = 0; i < guesses.size(); i++) {
                guesses.get(i).add(row.cell(i));
            }
        });
        rows.put(sheet.name(), sheet.lastRow());
        for (int i = 0; i < guesses.size(); i++) {
            fields.add(new Inspection.Field(
                    sheet.name(), table.headings().get(i), guesses.get(i).type()));
        }
        notes.add(new Inspection.Problem("note", workbook.name() + ", " + sheet.name(), description(table, below[0])));
    }

    private static String description(SheetTable table, int below) {
        var headings = table.headingRows();
        return "headings in row%s %s, %d filled rows below, %d columns"
                .formatted(
                        headings.size() > 1 ? "s" : "",
                        headings.stream().map(String::valueOf).collect(Collectors.joining(" and ")),
                        below,
                        table.headings().size());
    }
}
