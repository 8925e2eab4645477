package org.lindero.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.lindero.indicator.EntrySummary;
import org.lindero.indicator.MeasurementService;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** Sheets with values that are still to be entered, soonest first. */
class DueCard extends Card {

    private static final int SHOWN = 8;

    DueCard(MeasurementService measurements) {
        super("");
        var open = measurements.due().stream().filter(one -> one.open() > 0).toList();
        addComponentAsFirst(new com.vaadin.flow.component.html.H2(getTranslation("home.due", open.size())));
        if (open.isEmpty()) {
            add(new Paragraph(getTranslation("home.due.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("task-list");
        open.stream().limit(SHOWN).forEach(one -> list.add(item(one)));
        add(list);
    }

    private ListItem item(EntrySummary one) {
        var sheet = new Anchor(
                "captura?area=" + one.areaId() + "&period=" + one.period(),
                one.areaName() + " · " + Figures.longMonth(getLocale(), one.period()));
        var left = new Span(getTranslation("home.due.open", one.open(), one.expected()));
        left.addClassName("muted");
        var when = new StatusBadge(
                one.late() ? Tone.BAD : Tone.INFO,
                getTranslation(one.late() ? "home.due.late" : "home.due.on", Figures.date(getLocale(), one.dueOn())));
        return new ListItem(sheet, left, when);
    }
}
