package org.lindero.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.lindero.indicator.ReviewService;
import org.lindero.shell.ui.Card;

/** Values that wait for the manager. */
class WaitingCard extends Card {

    WaitingCard(ReviewService reviews) {
        super("");
        int waiting = reviews.waiting().size();
        add(new H2(getTranslation("home.waiting", waiting)));
        if (waiting == 0) {
            add(new Paragraph(getTranslation("home.waiting.none")));
        } else {
            var review = new Anchor("revision", getTranslation("home.waiting.review"));
            review.addClassName("button-link");
            add(review);
        }
    }
}
