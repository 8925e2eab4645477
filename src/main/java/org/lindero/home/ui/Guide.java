package org.lindero.home.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import org.lindero.shell.ui.Card;

/** Five steps through the demo. Dismissed once, it stays away in this browser. */
class Guide extends Card {

    private static final String COOKIE = "lindero-guide";
    private static final int STEPS = 5;
    private static final int ONE_YEAR = 365 * 24 * 3600;

    Guide() {
        super("");
        addClassName("guide");
        var dismiss = new Button(getTranslation("guide.dismiss"), event -> {
            var cookie = new Cookie(COOKIE, "dismissed");
            cookie.setPath("/");
            cookie.setMaxAge(ONE_YEAR);
            cookie.setAttribute("SameSite", "Lax");
            VaadinServletResponse.getCurrent().addCookie(cookie);
            setVisible(false);
        });
        dismiss.addThemeName("tertiary");
        var head = new Div(new H2(getTranslation("guide.title")), dismiss);
        head.addClassName("guide-head");
        var list = new OrderedList();
        for (int step = 1; step <= STEPS; step++) {
            var who = new Span(getTranslation("guide.step." + step + ".who"));
            who.addClassName("guide-who");
            list.add(new ListItem(who, new Span(" " + getTranslation("guide.step." + step))));
        }
        add(head, list);
    }

    static boolean isDismissed() {
        var cookies = VaadinRequest.getCurrent().getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(COOKIE));
    }
}
