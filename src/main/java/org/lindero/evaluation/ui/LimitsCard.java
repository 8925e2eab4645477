package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;

/** What this does not say, and with what it was computed. */
class LimitsCard extends Card {

    LimitsCard(EvaluationDesign design, EvaluationResult result) {
        super("");
        add(new H2(getTranslation("evaluation.limits")));
        var list = new UnorderedList(
                new ListItem(getTranslation("evaluation.limits.records")),
                new ListItem(getTranslation("evaluation.limits.regression")),
                new ListItem(getTranslation("evaluation.limits.scale")),
                new ListItem(getTranslation(
                        "evaluation.limits.made",
                        result.engineVersion(),
                        String.valueOf(design.seed()),
                        design.replications(),
                        result.dataHash().substring(0, 12),
                        Figures.number(getLocale(), result.milliseconds() / 1000.0, 1))));
        add(list);
    }
}
