package org.lindero.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.Texts;
import org.springframework.stereotype.Component;

/** Language and light or dark, remembered by the browser. Spanish until somebody chooses otherwise. */
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
    }

    /** The language that these cookies remember. */
    public static Locale language(Cookie @Nullable [] cookies) {
        return cookie(cookies, LANGUAGE).filter("en"::equals).isPresent() ? Locale.ENGLISH : Texts.SPANISH;
    }

    /** Whether the dark scheme was chosen. */
    public static boolean isDark(VaadinRequest request) {
        return cookie(request.getCookies(), SCHEME).filter("dark"::equals).isPresent();
    }

    /** The cookie that remembers a language. */
    public static Cookie rememberLanguage(Locale locale) {
        return remember(LANGUAGE, locale.getLanguage());
    }

    /** The cookie that remembers light or dark. */
    public static Cookie rememberScheme(boolean dark) {
        return remember(SCHEME, dark ? "dark" : "light");
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
