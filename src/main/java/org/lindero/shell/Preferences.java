package org.lindero.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.Texts;
import org.springframework.stereotype.Component;

/** Language and appearance, remembered by the browser: Spanish, and as light or dark as the system is, until somebody chooses otherwise. */
@Component
public class Preferences implements VaadinServiceInitListener {

    private static final String LANGUAGE = "lindero-language";
    private static final String SCHEME = "lindero-scheme";
    private static final int ONE_YEAR = 365 * 24 * 3600;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(init ->
                        init.getSession().setLocale(language(init.getRequest().getCookies())));
        event.addIndexHtmlRequestListener(response ->
                paint(response.getDocument(), scheme(response.getVaadinRequest().getCookies())));
    }

    /** The language that these cookies remember. */
    public static Locale language(Cookie @Nullable [] cookies) {
        return cookie(cookies, LANGUAGE).filter("en"::equals).isPresent() ? Locale.ENGLISH : Texts.SPANISH;
    }

    /** Light or dark as these cookies remember it, or as the system has it. */
    public static Scheme scheme(Cookie @Nullable [] cookies) {
        var chosen = cookie(cookies, SCHEME).orElse("");
        return Arrays.stream(Scheme.values())
                .filter(scheme -> scheme.name().equalsIgnoreCase(chosen))
                .findFirst()
                .orElse(Scheme.SYSTEM);
    }

    /** A page has its colours before anything of it is seen. */
    static void paint(Document page, Scheme scheme) {
        page.select("html").attr("style", "color-scheme: " + scheme.css());
    }

    /** The cookie that remembers a language. */
    public static Cookie rememberLanguage(Locale locale) {
        return remember(LANGUAGE, locale.getLanguage());
    }

    /** The cookie that remembers light or dark, or that neither is chosen any more. */
    public static Cookie rememberScheme(Scheme scheme) {
        return remember(SCHEME, scheme.name().toLowerCase(Locale.ROOT));
    }

    private static Cookie remember(String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(ONE_YEAR);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static Optional<String> cookie(Cookie @Nullable [] cookies, String name) {
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
