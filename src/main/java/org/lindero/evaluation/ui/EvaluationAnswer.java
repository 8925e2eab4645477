package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import org.lindero.area.AreaService;
import org.lindero.evaluation.EvaluationDetails;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationWords;
import org.lindero.shell.ui.Card;

/** The answer of one evaluation for the home page: its map, its number, its sentence; one click to the result, one to Excel. */
public class EvaluationAnswer extends Div {

    /** @param withExcel whether whoever looks may have the workbook, which holds every count */
    public EvaluationAnswer(
            EvaluationDetails evaluation, EvaluationResult result, AreaService areas, boolean withExcel) {
        addClassName("columns");
        var design = evaluation.design();
        var words = new EvaluationWords(getLocale(), design, result);
        var open = new RouterLink(
                getTranslation("evaluation.open"), EvaluationView.class, EvaluationView.parameters(evaluation.id()));
        open.addClassNames("button-link", "button-link-primary");
        var links = new Div(open);
        if (withExcel) {
            links.add(excel(evaluation.id()));
        }
        links.addClassName("toolbar");
        var answer = new Card("", new H2(design.question()));
        answer.add(
                new HeadlineFigure(design, result, words),
                verdict(words),
                Statuses.badge(this, evaluation.status()),
                links);
        add(answer, new Card(getTranslation("evaluation.parts.map"), new PartMap(design, areas)));
    }

    private Paragraph verdict(EvaluationWords words) {
        var verdict = new Paragraph(words.paragraph());
        verdict.addClassName("verdict");
        return verdict;
    }

    private Anchor excel(long id) {
        return excelLink(id, getTranslation("evaluation.excel"));
    }

    /** The address of the workbook of an evaluation. */
    static Anchor excelLink(long id, String text) {
        var excel = new Anchor("informes/evaluaciones/" + id + ".xlsx", text);
        excel.setRouterIgnore(true);
        excel.addClassName("button-link");
        excel.getElement().setAttribute("download", true);
        return excel;
    }
}
