package org.lindero.evaluation.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;
import org.lindero.engine.place.SetEffect;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** Inside, around, net: what was recorded, what was expected, and the difference; the linear model beside the primary one. */
class EffectsCard extends Card {

    EffectsCard(EvaluationDesign design, EvaluationResult result) {
        super("");
        addComponentAsFirst(new com.vaadin.flow.component.html.H2(getTranslation("evaluation.effects")));
        var table = new DataTable(
                getTranslation("evaluation.effects.caption", design.outcome()),
                List.of(
                        getTranslation("evaluation.part"),
                        getTranslation("evaluation.areas"),
                        getTranslation("evaluation.observed"),
                        getTranslation("evaluation.expected"),
                        getTranslation("evaluation.prevented"),
                        getTranslation("evaluation.interval"),
                        getTranslation("evaluation.change"),
                        getTranslation("evaluation.interval")));
        row(table, "evaluation.part.TREATED", result.place().treated());
        for (int ring = 0; ring < result.place().rings().size(); ring++) {
            row(
                    table,
                    "evaluation.part.RING_" + (ring + 1),
                    result.place().rings().get(ring));
        }
        row(table, "evaluation.net", result.place().net());
        var note = new Paragraph(getTranslation("evaluation.effects.note"));
        note.addClassName("muted");
        add(table, note, new Details(getTranslation("evaluation.byArea"), byArea(result)));
        var linear = result.linear();
        if (linear != null) {
            add(new Details(getTranslation("evaluation.linear"), linear(result)));
        }
    }

    private void row(DataTable table, String key, SetEffect effect) {
        table.addRow(
                getTranslation(key),
                Figures.whole(getLocale(), effect.areas()),
                Figures.whole(getLocale(), effect.observed()),
                Figures.number(getLocale(), effect.expected(), 1),
                Figures.number(getLocale(), effect.prevented(), 1),
                range(effect.preventedInterval(), 1, 1),
                Figures.number(getLocale(), -effect.percent(), 1) + Figures.PERCENT,
                range(effect.percentInterval(), 1, -1));
    }

    private DataTable byArea(EvaluationResult result) {
        var table = new DataTable(
                getTranslation("evaluation.byArea"),
                List.of(
                        getTranslation("evaluation.area"),
                        getTranslation("evaluation.observed"),
                        getTranslation("evaluation.expected"),
                        getTranslation("evaluation.prevented")));
        result.place()
                .byArea()
                .forEach(area -> table.addRow(
                        area.area(),
                        Figures.whole(getLocale(), area.observed()),
                        Figures.number(getLocale(), area.expected(), 1),
                        Figures.number(getLocale(), area.prevented(), 1)));
        return table;
    }

    private DataTable linear(EvaluationResult result) {
        var table = new DataTable(
                getTranslation("evaluation.linear.caption"),
                List.of(
                        getTranslation("evaluation.part"),
                        getTranslation("evaluation.linear.coefficient"),
                        getTranslation("evaluation.interval"),
                        "p"));
        var linear = result.linear();
        if (linear != null) {
            linear.terms()
                    .forEach(term -> table.addRow(
                            getTranslation("evaluation.term." + term.term()),
                            Figures.number(getLocale(), term.estimate().value(), 3),
                            range(term.estimate().interval(), 3, 1),
                            Figures.number(getLocale(), term.estimate().p(), 3)));
        }
        return table;
    }

    /** The interval; {@code sign} −1 turns "prevented" into "change". */
    private String range(@Nullable Interval interval, int decimals, int sign) {
        if (interval == null) {
            return Figures.EMPTY;
        }
        double a = sign * interval.lower();
        double b = sign * interval.upper();
        return getTranslation(
                "evaluation.range",
                Figures.number(getLocale(), Math.min(a, b), decimals),
                Figures.number(getLocale(), Math.max(a, b), decimals));
    }
}
