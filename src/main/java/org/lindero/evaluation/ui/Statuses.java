package org.lindero.evaluation.ui;

import com.vaadin.flow.component.Component;
import org.lindero.evaluation.EvaluationStatus;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** The badge of each status. */
final class Statuses {

    private Statuses() {}

    static StatusBadge badge(Component view, EvaluationStatus status) {
        var tone = switch (status) {
            case DESIGNED -> Tone.NEUTRAL;
            case RUNNING -> Tone.INFO;
            case REFUSED -> Tone.BAD;
            case FINISHED -> Tone.INFO;
            case ACCEPTED -> Tone.GOOD;
            case RETURNED -> Tone.WARNING;
        };
        return new StatusBadge(tone, view.getTranslation("evaluation.status." + status));
    }
}
