package org.lindero.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/**
 * A page: a title that says where I am, a sentence below it, its actions at the right, and its content. Every routed view
 * extends it, so that all pages are framed alike.
 */
public abstract class Page extends Div implements HasDynamicTitle {

    private final H1 title = new H1();
    private final Paragraph lead = new Paragraph();
    private final Div actions = new Div();

    /** A page titled by the text of {@code titleKey}; it may be changed once the content is known. */
    protected Page(String titleKey) {
        addClassName("page");
        title.setText(getTranslation(titleKey));
        lead.addClassName("page-lead");
        lead.setVisible(false);
        actions.addClassName("page-actions");
        var header = new Header(new Div(title, lead), actions);
        header.addClassName("page-header");
        add(header);
    }

    /** Replaces the title, for pages about one thing. */
    protected final void setPageTitle(String text) {
        title.setText(text);
    }

    /** The sentence below the title. */
    protected final void setLead(String text) {
        lead.setText(text);
        lead.setVisible(!text.isEmpty());
    }

    /** Puts buttons at the right of the title; the primary one last. */
    protected final void addActions(Component... components) {
        actions.add(components);
    }

    @Override
    public String getPageTitle() {
        return title.getText() + " · Lindero";
    }
}
