package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import org.lindero.area.ImportEntry;
import org.lindero.area.ImportHistory;

/** Undoes an import, after asking. */
class UndoButton extends Button {

    UndoButton(ImportHistory history, ImportEntry entry, Clock clock, Runnable done) {
        super(VaadinIcon.ARROW_BACKWARD.create());
        setText(getTranslation("import.history.undo"));
        addThemeName("error");
        addClickListener(event -> new UndoDialog(history, entry, clock, done).open());
    }
}
