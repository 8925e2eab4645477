package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationWords;
import org.lindero.shell.ui.Card;

/** The answer: the number with its interval, and the sentence. */
class HeadlineCard extends Card {

    HeadlineCard(EvaluationDesign design, EvaluationResult result, EvaluationWords words) {
        super("");
        var verdict = new Paragraph(words.paragraph());
        verdict.addClassName("verdict");
        add(new HeadlineFigure(design, result, words), verdict);
    }
}
