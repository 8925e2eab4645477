package org.lindero.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** A page that the user's roles do not open; a record outside the scope is told by {@link ForbiddenView}. */
@ParentLayout(MainLayout.class)
@PermitAll
class ForbiddenRouteView extends Div implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        add(forbidden(this));
        return HttpServletResponse.SC_FORBIDDEN;
    }

    static EmptyState forbidden(Div view) {
        return new EmptyState(
                VaadinIcon.LOCK,
                view.getTranslation("shell.forbidden"),
                view.getTranslation("shell.forbidden.hint"),
                new Anchor(".", view.getTranslation("shell.home")));
    }
}
