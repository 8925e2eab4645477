package org.lindero.area.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import org.lindero.shell.ui.StatusBadge;

/** Below an import that was just stored: undo it, or see it in the history. */
public class LastImport extends Composite<Div> {

    public LastImport(Undoing undoing) {
        getContent().addClassNames("toolbar", "after-form");
        show(undoing);
    }

    private void show(Undoing undoing) {
        getContent().removeAll();
        undoing.history()
                .newestOfMine()
                .ifPresent(entry -> getContent()
                        .add(
                                entry.isInForce()
                                        ? new UndoButton(undoing, entry, () -> show(undoing))
                                        : new StatusBadge(
                                                StatusBadge.Tone.NEUTRAL,
                                                getTranslation("import.history.state.undone"))));
        getContent().add(new Anchor("areas/import/history", getTranslation("import.history.title")));
    }
}
