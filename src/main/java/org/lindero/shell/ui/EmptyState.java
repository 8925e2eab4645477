package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says that there is nothing yet, and what to do next. */
public class EmptyState extends Div {

    public EmptyState(VaadinIcon icon, String heading, String hint, Component... actions) {
        addClassName("empty-state");
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        add(picture, new H2(heading), new Paragraph(hint));
        add(actions);
    }
}
