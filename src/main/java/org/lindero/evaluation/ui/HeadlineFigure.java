package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.temporal.ChronoUnit;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationWords;
import org.lindero.shell.ui.Figures;

/** The one number for the reader, recorded crimes prevented net of what moved or spread, never without its interval. */
class HeadlineFigure extends Div {

    HeadlineFigure(EvaluationDesign design, EvaluationResult result, EvaluationWords words) {
        var net = result.place().net();
        long months = ChronoUnit.MONTHS.between(design.start(), design.to()) + 1;
        var label = new Paragraph(getTranslation("evaluation.headline", design.outcome(), months));
        label.addClassName("muted");
        var number = new Span(Figures.whole(getLocale(), net.prevented()));
        number.addClassName("figure-big");
        number.addClassName(net.prevented() >= 0 ? "fewer" : "more");
        var range = new Span(" " + words.range(net));
        range.addClassName("figure-range");
        add(label, new Div(number, range));
    }
}
