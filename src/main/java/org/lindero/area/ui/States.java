package org.lindero.area.ui;

import org.lindero.area.BoundaryDryRun.State;
import org.lindero.shell.ui.StatusBadge;

/** What becomes of a feature, as a badge. */
final class States {

    private States() {}

    static StatusBadge badge(State state, String text) {
        return new StatusBadge(
                switch (state) {
                    case NEW -> StatusBadge.Tone.GOOD;
                    case CHANGED -> StatusBadge.Tone.INFO;
                    case UNCHANGED -> StatusBadge.Tone.NEUTRAL;
                    case CONFLICTING -> StatusBadge.Tone.WARNING;
                    case WRONG -> StatusBadge.Tone.BAD;
                },
                text);
    }
}
