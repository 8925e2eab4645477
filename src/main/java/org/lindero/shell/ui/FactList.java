package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** What is known of one thing, as terms and descriptions; what is not known is an em dash. */
public class FactList extends DescriptionList {

    public FactList() {
        addClassName("facts");
    }

    /** Adds a fact in words. */
    public FactList with(String term, String description) {
        return with(term, new Span(description.isEmpty() ? Figures.EMPTY : description));
    }

    /** Adds a fact shown by a component. */
    public FactList with(String term, Component description) {
        add(new Term(term));
        add(new Description(description));
        return this;
    }
}
