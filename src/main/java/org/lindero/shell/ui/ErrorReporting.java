package org.lindero.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.lindero.shared.StaleDataException;
import org.lindero.shared.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The last net: whatever a view did not handle is logged once and told calmly. What was typed stays on the page. */
@Component
class ErrorReporting implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReporting.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setErrorHandler(error -> tell(error.getThrowable())));
    }

    private static void tell(Throwable thrown) {
        if (isGone(thrown)) {
            return;
        }
        var cause = root(thrown);
        var key = switch (cause) {
            case AccessDeniedException denied -> "shell.error.denied";
            case StaleDataException stale -> "shell.error.stale";
            default -> "shell.error.unexpected";
        };
        if (key.equals("shell.error.unexpected")) {
            LOG.error("unhandled", thrown);
        }
        var ui = UI.getCurrent();
        if (ui != null) {
            Locale locale = ui.getLocale();
            ui.access(() -> Notices.error(Texts.get(locale, key)));
        }
    }

    /** Whoever left a page while something was downloaded needs no answer, and it is no fault of ours. */
    private static boolean isGone(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(ClientAbortException.class::isInstance);
    }

    private static Throwable root(Throwable thrown) {
        var cause = thrown;
        while (cause.getCause() != null
                && !(cause instanceof AccessDeniedException)
                && !(cause instanceof StaleDataException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
