package org.lindero.policing.ui;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lindero.policing.DoseUnit;
import org.lindero.policing.EffortStatus;
import org.lindero.policing.Sensitivity;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** How the pages of this module say what an effort is. */
final class EffortWords {

    private EffortWords() {}

    static StatusBadge status(Component asking, EffortStatus status) {
        var tone = switch (status) {
            case PLANNED -> Tone.NEUTRAL;
            case UNDER_WAY -> Tone.GOOD;
            case ENDED -> Tone.INFO;
        };
        return new StatusBadge(tone, asking.getTranslation("police.status." + status));
    }

    static StatusBadge sensitivity(Component asking, Sensitivity sensitivity) {
        var tone = switch (sensitivity) {
            case PUBLIC, INTERNAL -> Tone.NEUTRAL;
            case RESTRICTED -> Tone.WARNING;
        };
        return new StatusBadge(tone, asking.getTranslation("police.sensitivity." + sensitivity));
    }

    /** {@code 1 mar 2026 – 30 jun 2026}, or with an open end. */
    static String dates(Component asking, Locale locale, LocalDate startsOn, @Nullable LocalDate endsOn) {
        var start = Figures.date(locale, startsOn);
        return endsOn == null
                ? asking.getTranslation("police.since", start)
                : start + " – " + Figures.date(locale, endsOn);
    }

    static String dose(Component asking, Locale locale, @Nullable BigDecimal dose, @Nullable DoseUnit unit) {
        if (dose == null || unit == null) {
            return Figures.EMPTY;
        }
        int decimals = Math.max(0, dose.stripTrailingZeros().scale());
        return Figures.number(locale, dose.doubleValue(), decimals) + " "
                + asking.getTranslation("police.doseUnit." + unit);
    }
}
