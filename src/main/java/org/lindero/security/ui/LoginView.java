package org.lindero.security.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.concurrent.CompletableFuture;
import org.lindero.security.DemoMode;
import org.lindero.security.DemoSignIn;
import org.springframework.security.authentication.DisabledException;

/** Sign-in. In demo mode it says that the data are invented and offers one button per role. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MESSAGE_MILLIS = 9_000;

    private final LoginForm form = new LoginForm();
    private final DemoSignIn demo;
    private final Div entrances = new Div();

    LoginView(DemoSignIn demo) {
        this.demo = demo;
        addClassName("login-page");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts());

        var intro = new Div(new H1("Lindero"), new Paragraph(getTranslation("login.what")));
        intro.addClassName("login-intro");
        if (demo.isOffered()) {
            var notice = new Paragraph(getTranslation("login.demo.notice"));
            notice.addClassName("demo-notice");
            intro.add(notice, entrances);
        }
        var box = new Div(form);
        box.addClassName("login-box");
        add(intro, box);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " · Lindero";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (!demo.isOffered()) {
            return;
        }
        var ready = demo.ready();
        if (ready.isDone()) {
            offerAccounts();
        } else {
            waitFor(ready, attached.getUI());
        }
    }

    /** Until the demo is made nobody can enter; the page opens by itself. */
    private void waitFor(CompletableFuture<Void> ready, UI ui) {
        var words = new Paragraph(getTranslation("login.demo.preparing"));
        words.getElement().setAttribute("role", "status");
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", getTranslation("login.demo.preparing"));
        entrances.removeAll();
        entrances.add(new H2(getTranslation("login.demo.preparing.heading")), bar, words);
        form.setEnabled(false);
        ready.thenRun(() -> ui.access(this::offerAccounts));
    }

    private void offerAccounts() {
        var heading = new H2(getTranslation("login.demo.heading"));
        var list = new Div();
        list.addClassName("demo-accounts");
        for (var account : DemoMode.accounts()) {
            list.add(demoAccount(account));
        }
        entrances.removeAll();
        entrances.add(heading, list);
        form.setEnabled(true);
    }

    private Button demoAccount(DemoMode.Account account) {
        var role = new Span(getTranslation("role." + account.role()));
        role.addClassName("demo-role");
        var what = new Span(getTranslation("login.demo." + account.role()));
        what.addClassName("demo-what");
        var content = new Div(role, what);
        var button = new Button(content, event -> enter(account));
        button.setAriaLabel(getTranslation("login.demo.enterAs", getTranslation("role." + account.role())));
        return button;
    }

    private void enter(DemoMode.Account account) {
        try {
            demo.signIn(
                    account,
                    VaadinServletRequest.getCurrent().getHttpServletRequest(),
                    VaadinServletResponse.getCurrent().getHttpServletResponse());
            UI.getCurrentOrThrow().getPage().setLocation(".");
        } catch (DisabledException deactivated) {
            Notification.show(
                    getTranslation("login.demo.deactivated"), MESSAGE_MILLIS, Notification.Position.BOTTOM_START);
        }
    }

    private LoginI18n texts() {
        var i18n = LoginI18n.createDefault();
        var words = i18n.getForm();
        words.setTitle(getTranslation("login.title"));
        words.setUsername(getTranslation("login.username"));
        words.setPassword(getTranslation("login.password"));
        words.setSubmit(getTranslation("login.submit"));
        var error = i18n.getErrorMessage();
        error.setTitle(getTranslation("login.error.title"));
        error.setMessage(getTranslation("login.error.message"));
        error.setUsername(getTranslation("login.username.required"));
        error.setPassword(getTranslation("login.password.required"));
        return i18n;
    }
}
