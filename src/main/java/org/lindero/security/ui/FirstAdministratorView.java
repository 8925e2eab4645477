package org.lindero.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.lindero.security.FirstAdministrator;
import org.lindero.security.Passwords;
import org.lindero.security.UserDraft;

/** Behind the one-time link of the first start: who will administer this installation. */
@Route(value = "first-administrator/:token", autoLayout = false)
@AnonymousAllowed
class FirstAdministratorView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final FirstAdministrator first;
    private final TextField username = new TextField(getTranslation("login.username"));
    private final PasswordField password = new PasswordField(getTranslation("login.password"));
    private String token = "";

    FirstAdministratorView(FirstAdministrator first) {
        this.first = first;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        token = event.getRouteParameters().get("token").orElse("");
        removeAll();
        if (first.isOffered(token)) {
            showForm();
        } else {
            add(
                    new H1(getTranslation("first.closed")),
                    new Paragraph(getTranslation("first.closed.hint")),
                    new Anchor("login", getTranslation("login.title")));
        }
    }

    private void showForm() {
        username.setValue(FirstAdministrator.USERNAME);
        username.setErrorMessage(getTranslation("admin.user.username.rule"));
        password.setHelperText(getTranslation("account.rule"));
        password.setErrorMessage(getTranslation("account.rule"));
        var create = new Button(getTranslation("first.create"), event -> create());
        create.addThemeName("primary");
        var fields = new Div(username, password, create);
        fields.addClassNames("card", "stack");
        add(new H1(getTranslation("first.title")), new Paragraph(getTranslation("first.lead")), fields);
    }

    private void create() {
        username.setInvalid(!UserDraft.isUsername(username.getValue()));
        password.setInvalid(!Passwords.isAcceptable(password.getValue()));
        if (!username.isInvalid() && !password.isInvalid()) {
            first.accept(token, username.getValue(), password.getValue());
            UI.getCurrentOrThrow().getPage().setLocation("login");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("first.title") + " · Lindero";
    }
}
