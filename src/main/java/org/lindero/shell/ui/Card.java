package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A white box with a heading: one thing of a page. */
public class Card extends Section {

    public Card(String heading, Component... content) {
        addClassName("card");
        if (!heading.isEmpty()) {
            add(new H2(heading));
        }
        add(content);
    }
}
