package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.RobustnessRow;
import org.lindero.evaluation.DiagnosticWords;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** The same answer under other choices: it should not hang on one of them. */
class RobustnessCard extends Card {

    RobustnessCard(EvaluationResult result, DiagnosticWords words) {
        super("");
        add(new H2(getTranslation("evaluation.robustness")));
        var table = new DataTable(
                getTranslation("evaluation.robustness.caption"),
                List.of(
                        getTranslation("evaluation.robustness.choice"),
                        getTranslation("evaluation.part.TREATED"),
                        getTranslation("evaluation.robustness.rings"),
                        getTranslation("evaluation.net")));
        result.robustness().forEach(row -> add(table, row, words));
        var note = new Paragraph(getTranslation("evaluation.robustness.note"));
        note.addClassName("muted");
        add(table, note);
    }

    private void add(DataTable table, RobustnessRow row, DiagnosticWords words) {
        var choice = row.kind() == RobustnessRow.Kind.ALTERNATIVE
                ? getTranslation("evaluation.robustness.ALTERNATIVE." + row.detail())
                : getTranslation("evaluation.robustness." + row.kind(), row.detail());
        var refusal = row.refusal();
        if (refusal != null) {
            table.addRow(
                    choice,
                    getTranslation("evaluation.robustness.refused", words.why(row)),
                    Figures.EMPTY,
                    Figures.EMPTY);
        } else {
            table.addRow(choice, number(row.treated()), number(row.rings()), number(row.net()));
        }
    }

    private String number(@Nullable Double value) {
        return value == null ? Figures.EMPTY : Figures.whole(getLocale(), value);
    }
}
