package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lindero.project.ProjectStatus;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** How the pages of this module say what a project is. */
final class ProjectWords {

    private ProjectWords() {}

    static StatusBadge status(Component asking, ProjectStatus status) {
        var tone = switch (status) {
            case DRAFT -> Tone.NEUTRAL;
            case IN_REVIEW -> Tone.WARNING;
            case APPROVED, RUNNING -> Tone.GOOD;
            case CLOSED -> Tone.INFO;
        };
        return new StatusBadge(tone, asking.getTranslation("project.status." + status));
    }

    /** {@code 1 mar 2026 – 30 jun 2026}, or with an open end. */
    static String dates(Component asking, Locale locale, LocalDate startsOn, @Nullable LocalDate endsOn) {
        var start = Figures.date(locale, startsOn);
        return endsOn == null
                ? asking.getTranslation("project.since", start)
                : start + " – " + Figures.date(locale, endsOn);
    }

    /** A number that is too long for an id finds nothing, as every other unknown number. */
    static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLong) {
            throw new NotFoundException("Project", text);
        }
    }
}
