package org.lindero.area.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import org.lindero.area.ImportHistory;
import org.lindero.shell.ui.StatusBadge;

/** Below an import that was just stored: undo it, or see it in the history. */
public class LastImport extends Composite<Div> {

    public LastImport(ImportHistory history, Clock clock) {
        getContent().addClassNames("toolbar", "after-form");
        show(history, clock);
    }

    private void show(ImportHistory history, Clock clock) {
        getContent().removeAll();
        history.newestOfMine()
                .ifPresent(entry -> getContent()
                        .add(
                                entry.isInForce()
                                        ? new UndoButton(history, entry, clock, () -> show(history, clock))
                                        : new StatusBadge(
                                                StatusBadge.Tone.NEUTRAL,
                                                getTranslation("import.history.state.undone"))));
        getContent().add(new Anchor("areas/import/history", getTranslation("import.history.title")));
    }
}
