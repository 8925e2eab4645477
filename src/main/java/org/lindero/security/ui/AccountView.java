package org.lindero.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.stream.Collectors;
import org.lindero.security.CurrentUser;
import org.lindero.security.Passwords;
import org.lindero.security.UserService;
import org.springframework.security.authentication.BadCredentialsException;

/** Who I am here, what I may do, and my password. */
@Route("account")
@PermitAll
class AccountView extends Div implements HasDynamicTitle {

    private final UserService users;
    private final AuthenticationContext authentication;
    private final PasswordField current = new PasswordField(getTranslation("account.current"));
    private final PasswordField chosen = new PasswordField(getTranslation("account.new"));
    private final PasswordField repeated = new PasswordField(getTranslation("account.repeat"));

    AccountView(UserService users, AuthenticationContext authentication, CurrentUser currentUser) {
        this.users = users;
        this.authentication = authentication;
        addClassName("page");
        var user = currentUser.get();
        var rights = user.roles().stream()
                .sorted()
                .map(role -> getTranslation("right." + role))
                .collect(Collectors.joining("; "));
        add(new H1(getTranslation("account.title")));
        add(new Paragraph(getTranslation("account.lead", user.displayName(), rights)));
        if (user.mustChangePassword()) {
            var notice = new Paragraph(getTranslation("account.password.must"));
            notice.addClassName("demo-notice");
            notice.getElement().setAttribute("role", "status");
            add(notice);
        }
        chosen.setHelperText(getTranslation("account.rule"));
        var save = new Button(getTranslation("account.password"), event -> change());
        save.addThemeName("primary");
        var form = new FormLayout(current, chosen, repeated);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        form.setMaxWidth("26rem");
        save.addClassName("after-form");
        var card = new Div(new H2(getTranslation("account.password")), form, save);
        card.addClassName("card");
        add(card);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.title") + " · Lindero";
    }

    private void change() {
        boolean acceptable = Passwords.isAcceptable(chosen.getValue());
        refuse(chosen, !acceptable, "account.rule");
        boolean same = chosen.getValue().equals(repeated.getValue());
        refuse(repeated, !same, "account.mismatch");
        boolean kept = acceptable && chosen.getValue().equals(current.getValue());
        if (kept) {
            refuse(chosen, true, "account.unchanged");
        }
        if (!acceptable || !same || kept) {
            return;
        }
        try {
            users.changeOwnPassword(current.getValue(), chosen.getValue());
            authentication.logout();
        } catch (BadCredentialsException wrong) {
            refuse(current, true, "account.wrong");
        }
    }

    private void refuse(PasswordField field, boolean refused, String key) {
        field.setErrorMessage(getTranslation(key));
        field.setInvalid(refused);
    }
}
