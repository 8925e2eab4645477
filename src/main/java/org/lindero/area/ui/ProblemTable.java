package org.lindero.area.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.lindero.area.ImportProblem;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;

/** What is wrong with a file: each problem with its row, its column and a sentence. Shows the first ones and counts the rest. */
public class ProblemTable extends Div {

    private static final int SHOWN = 100;

    /** A table of problems; nothing when there are none. */
    public ProblemTable(List<ImportProblem> problems) {
        setVisible(!problems.isEmpty());
        if (problems.isEmpty()) {
            return;
        }
        getElement().setAttribute("role", "status");
        var headings = List.of(
                getTranslation("area.import.row"),
                getTranslation("area.import.problem"),
                getTranslation("area.import.column"));
        var table = new TextTable(
                getTranslation("area.import.problems", problems.getFirst().file()), headings, Set.of());
        table.addClassName("problem-table");
        problems.stream().limit(SHOWN).forEach(problem -> add(table, problem));
        add(table);
        if (problems.size() > SHOWN) {
            add(new Paragraph(getTranslation(
                    "area.import.problems.more",
                    Figures.whole(getLocale(), SHOWN),
                    Figures.whole(getLocale(), problems.size()))));
        }
    }

    private void add(TextTable table, ImportProblem problem) {
        var level = problem.isError()
                ? new StatusBadge(StatusBadge.Tone.BAD, getTranslation("area.import.error"))
                : new StatusBadge(StatusBadge.Tone.WARNING, getTranslation("area.import.warning"));
        var column = problem.column();
        var sentence = new Div(level, new Div(sentence(problem)));
        sentence.getStyle().set("min-width", "14rem");
        var row = problem.row() == null ? Figures.EMPTY : String.valueOf(problem.row());
        table.addRow(new Span(row), sentence, new Div(column == null ? Figures.EMPTY : column));
    }

    /** The problem as a sentence in the reader's language. */
    private String sentence(ImportProblem problem) {
        return getTranslation(problem.code().key(), problem.args().toArray());
    }
}
