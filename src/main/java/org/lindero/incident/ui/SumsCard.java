package org.lindero.incident.ui;

import com.vaadin.flow.component.html.Paragraph;
import org.lindero.shell.ui.Card;

/** Monthly sums: the chart, what must be known to read it, and the table. */
class SumsCard extends Card {

    /**
     * A card.
     *
     * @param total heading of the sum of the columns; empty for none
     */
    SumsCard(MonthlySums sums, String title, String unit, String total, String note) {
        super(title);
        var reading = new Paragraph(note);
        reading.addClassName("muted");
        add(sums.chart(getLocale(), title, unit), reading, sums.table(this, getLocale(), title, total));
    }
}
