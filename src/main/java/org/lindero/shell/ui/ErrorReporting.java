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
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
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
        if (chain(thrown).anyMatch(ClientAbortException.class::isInstance)) {
            return; // whoever left a page while something was downloaded needs no answer, and it is no fault of ours
        }
        var cause = root(thrown);
        var key = switch (cause) {
            case AccessDeniedException denied -> "shell.error.denied";
            case StaleDataException stale -> "shell.error.stale";
            default -> isBusy(thrown) ? "shell.error.busy" : "shell.error.unexpected";
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

    /** Two people, or one in two windows, change the same thing at the same time. */
    private static boolean isBusy(Throwable thrown) {
        return chain(thrown)
                .anyMatch(one ->
                        one instanceof QueryTimeoutException || one instanceof PessimisticLockingFailureException);
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
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
