package org.lindero.evaluation.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Chart;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** Before and after the start, quarter by quarter, against the comparison: the plot and the same numbers as a table. */
class EventStudyCard extends Card {

    EventStudyCard(EvaluationResult result) {
        super("");
        addComponentAsFirst(new com.vaadin.flow.component.html.H2(getTranslation("evaluation.events")));
        var events = result.eventStudy();
        if (events == null) {
            add(new Paragraph(
                    getTranslation("evaluation.refused." + result.refused().get("eventStudy"))));
            return;
        }
        var labels = new ArrayList<String>();
        var values = new ArrayList<@Nullable Double>();
        var lower = new ArrayList<@Nullable Double>();
        var upper = new ArrayList<@Nullable Double>();
        int start = 0;
        var table = new DataTable(
                getTranslation("evaluation.events.table"),
                List.of(
                        getTranslation("evaluation.events.month"),
                        getTranslation("evaluation.events.change"),
                        getTranslation("evaluation.interval")));
        for (var point : events.treated()) {
            var label = (point.relativePeriod() > 0 ? "+" : "") + point.relativePeriod();
            if (point.relativePeriod() < 0) {
                start++;
            }
            labels.add(label);
            values.add(percent(point.logRatio()));
            var interval = point.interval();
            lower.add(interval == null ? null : percent(interval.lower()));
            upper.add(interval == null ? null : percent(interval.upper()));
            table.addRow(label, number(point.logRatio()), range(point));
        }
        var picture = new Chart.Picture(
                labels,
                List.of(new Chart.Series(
                        getTranslation("evaluation.part.TREATED"), Chart.Shape.POINTS, values, lower, upper)),
                "%",
                List.of(start),
                true);
        var note = new Paragraph(getTranslation("evaluation.events.note"));
        note.addClassName("muted");
        add(new Chart(getTranslation("evaluation.events.aria"), picture), note);
        add(new Details(getTranslation("chart.table"), table));
    }

    private static double percent(double logRatio) {
        return 100 * Math.expm1(logRatio);
    }

    private String number(double logRatio) {
        return Figures.number(getLocale(), percent(logRatio), 1) + Figures.PERCENT;
    }

    private String range(EventStudyResult.Point point) {
        var interval = point.interval();
        return interval == null
                ? getTranslation("evaluation.events.reference")
                : getTranslation("evaluation.range", number(interval.lower()), number(interval.upper()));
    }
}
