package org.lindero.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.lindero.area.AreaService;
import org.lindero.evaluation.EvaluationService;
import org.lindero.evaluation.ui.EvaluationAnswer;
import org.lindero.shell.ui.EmptyState;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** The newest evaluation that has a result. */
class LatestAnswer extends Div {

    private static final int LOOKED_AT = 20;

    LatestAnswer(EvaluationService evaluations, AreaService areas) {
        var newest = Sort.by(Sort.Direction.DESC, "designedAt", "id");
        evaluations.search("", PageRequest.of(0, LOOKED_AT, newest)).stream()
                .filter(one -> one.netPrevented() != null)
                .findFirst()
                .map(one -> evaluations.get(one.id()))
                .ifPresentOrElse(
                        details -> {
                            var result = details.result();
                            if (result != null) {
                                add(new EvaluationAnswer(
                                        details, result, areas, evaluations.givesCounts(details.design())));
                            }
                        },
                        () -> add(new EmptyState(
                                VaadinIcon.SCALE,
                                getTranslation("home.noEvaluation"),
                                getTranslation("home.noEvaluation.hint"),
                                new Anchor("evaluaciones/nueva", getTranslation("evaluation.new")))));
    }
}
