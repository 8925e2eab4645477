package org.lindero.evaluation.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.displacement.Change;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** The descriptive pair: WDQ with its reading, and WDD with the interval without which WDQ is never shown. */
class DisplacementCard extends Card {

    DisplacementCard(EvaluationResult result) {
        super("");
        var displacement = result.displacement();
        add(new H2(getTranslation("evaluation.displacement")));
        var counts = new DataTable(
                getTranslation("evaluation.displacement.counts", displacement.months()),
                List.of(
                        getTranslation("evaluation.part"),
                        getTranslation("evaluation.before"),
                        getTranslation("evaluation.after")));
        row(counts, "evaluation.part.TREATED", displacement.treated());
        if (displacement.ring1() != null) {
            row(counts, "evaluation.part.RING_1", displacement.ring1());
        }
        row(counts, "evaluation.part.COMPARISON", displacement.comparison());
        add(counts);
        addMeasures(result);
        var note = new Paragraph(getTranslation("evaluation.displacement.note"));
        note.addClassName("muted");
        add(note);
    }

    private void addMeasures(EvaluationResult result) {
        var wdd = result.displacement().wdd();
        if (wdd == null) {
            add(new Paragraph(getTranslation("evaluation.wdd.none")));
            return;
        }
        var table = new DataTable(
                getTranslation("evaluation.wdd"),
                List.of(
                        getTranslation("evaluation.wdd.what"),
                        getTranslation("evaluation.wdd.value"),
                        getTranslation("evaluation.interval")));
        row(table, "evaluation.wdd.local", wdd.local());
        row(table, "evaluation.wdd.displacement", wdd.displacement());
        row(table, "evaluation.wdd.total", wdd.total());
        add(table);
        if (wdd.smallCells()) {
            add(new Paragraph(getTranslation("evaluation.wdd.small")));
        }
        var wdq = result.displacement().wdq();
        if (wdq == null || wdq.wdq() == null || wdq.band() == null) {
            add(new Paragraph(getTranslation("evaluation.wdq.none")));
        } else {
            add(new Paragraph(getTranslation(
                    "evaluation.wdq",
                    Figures.number(getLocale(), wdq.wdq(), 2),
                    getTranslation("evaluation.wdq." + wdq.band()))));
        }
    }

    private void row(DataTable table, String key, Change change) {
        table.addRow(
                getTranslation(key),
                Figures.whole(getLocale(), change.before()),
                Figures.whole(getLocale(), change.after()));
    }

    private void row(DataTable table, String key, @Nullable Estimate estimate) {
        if (estimate != null) {
            table.addRow(
                    getTranslation(key),
                    Figures.number(getLocale(), estimate.value(), 1),
                    getTranslation(
                            "evaluation.range",
                            Figures.number(getLocale(), estimate.interval().lower(), 1),
                            Figures.number(getLocale(), estimate.interval().upper(), 1)));
        }
    }
}
