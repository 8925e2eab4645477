package org.lindero.cli.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.lindero.area.ImportProblem;
import org.lindero.area.ImportProblem.Level;
import org.lindero.incident.TableProblem;
import org.lindero.incident.table.Formula;
import org.lindero.incident.table.Sheet;
import org.lindero.incident.table.SheetTable;
import org.lindero.incident.table.WorkbookFile;

/** Inspects the sheets of a workbook. */
final class WorkbookInspector {

    private static final int EXAMPLES = 5;

    private final WorkbookFile workbook;
    private final LinkedHashMap<String, Integer> rows = new LinkedHashMap<>();
    private final List<Inspection.Field> fields = new ArrayList<>();
    private final List<Inspection.Problem> notes = new ArrayList<>();
    private final Sentences sentences;

    private WorkbookInspector(WorkbookFile workbook, Sentences sentences) {
        this.workbook = workbook;
        this.sentences = sentences;
    }

    static Inspection inspect(WorkbookFile workbook, Sentences sentences) {
        var inspector = new WorkbookInspector(workbook, sentences);
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
        var formulas = new ArrayList<Integer>();
        table.forEach(row -> {
            below[0]++;
            for (int i = 0; i < guesses.size(); i++) {
                if (Formula.is(row.cell(i))) {
                    formulas.add(row.number());
                } else {
                    guesses.get(i).add(row.cell(i));
                }
            }
        });
        rows.put(sheet.name(), sheet.lastRow());
        for (int i = 0; i < guesses.size(); i++) {
            fields.add(new Inspection.Field(
                    sheet.name(), table.headings().get(i), guesses.get(i).type()));
        }
        var place = workbook.name() + ", " + sheet.name();
        notes.add(new Inspection.Problem("note", place, description(table, below[0])));
        if (!formulas.isEmpty()) {
            notes.add(about(place, formulas));
        }
    }

    private Inspection.Problem about(String place, List<Integer> formulas) {
        var first = formulas.stream()
                .distinct()
                .limit(EXAMPLES)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return sentences.of(
                ImportProblem.many(Level.WARNING, TableProblem.FORMULA, place, formulas.size(), 0, "", first), "row");
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
