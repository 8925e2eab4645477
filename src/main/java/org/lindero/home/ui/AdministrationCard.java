package org.lindero.home.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import org.lindero.shell.ui.Card;

/** The administrator's two doors. */
class AdministrationCard extends Card {

    AdministrationCard() {
        super("");
        var users = new Anchor("administration", getTranslation("admin.users"));
        users.addClassName("button-link");
        var audit = new Anchor("administration/audit", getTranslation("admin.audit"));
        audit.addClassName("button-link");
        var links = new Div(users, audit);
        links.addClassName("toolbar");
        add(new H2(getTranslation("admin.title")), links);
    }
}
