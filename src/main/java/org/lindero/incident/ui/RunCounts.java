package org.lindero.incident.ui;

import com.vaadin.flow.component.html.Div;
import org.lindero.incident.CountDryRun;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** What an import does, in numbers. */
class RunCounts extends Div {

    RunCounts(CountDryRun run) {
        addClassNames("toolbar", "after-form");
        add(Tone.INFO, "incident.import.rows", run.rows());
        add(Tone.GOOD, "incident.import.added", run.added());
        add(Tone.INFO, "incident.import.changed", run.changed());
        add(Tone.NEUTRAL, "incident.import.unchanged", run.unchanged());
        addIfAny(Tone.NEUTRAL, "incident.import.leftOut", run.leftOut());
        addIfAny(Tone.NEUTRAL, "incident.import.notPublished", run.notPublished());
        addIfAny(Tone.BAD, "incident.import.errors", run.errors());
    }

    void add(Tone tone, String key, int count) {
        add(new StatusBadge(tone, getTranslation(key, Figures.whole(getLocale(), count))));
    }

    void addIfAny(Tone tone, String key, int count) {
        if (count > 0) {
            add(tone, key, count);
        }
    }
}
