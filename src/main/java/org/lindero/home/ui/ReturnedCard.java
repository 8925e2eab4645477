package org.lindero.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.ReturnedValue;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;

/** Values that came back with a reason: the first thing their author sees. */
class ReturnedCard extends Card {

    private static final int SHOWN = 8;

    ReturnedCard(MeasurementService measurements) {
        super("");
        var returned = measurements.returned();
        add(new H2(getTranslation("home.returned", returned.size())));
        if (returned.isEmpty()) {
            add(new Paragraph(getTranslation("home.returned.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("task-list");
        returned.stream().limit(SHOWN).forEach(value -> list.add(item(value)));
        add(list);
    }

    private ListItem item(ReturnedValue value) {
        var sheet = new Anchor(
                "captura?area=" + value.areaId() + "&period=" + value.period(),
                value.indicator() + " · " + value.area() + " · " + Figures.month(getLocale(), value.period()));
        var reason = new Span("«" + value.reason() + "» — " + value.returnedBy());
        reason.addClassName("muted");
        return new ListItem(sheet, reason);
    }
}
