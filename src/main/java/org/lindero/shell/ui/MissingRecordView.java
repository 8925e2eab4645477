package org.lindero.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.lindero.shared.NotFoundException;

/** A record that does not exist, or that the user may not know of. */
@ParentLayout(MainLayout.class)
@PermitAll
class MissingRecordView extends Div implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        add(new EmptyState(
                VaadinIcon.MAP_MARKER,
                getTranslation("shell.missing"),
                getTranslation("shell.missing.hint"),
                new Anchor(".", getTranslation("shell.home"))));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
