package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.lindero.area.ImportEntry;

/** Undoes an import, after asking. */
class UndoButton extends Button {

    UndoButton(Undoing undoing, ImportEntry entry, Runnable done) {
        super(VaadinIcon.ARROW_BACKWARD.create());
        setText(getTranslation("import.history.undo"));
        addThemeName("error");
        addClickListener(event -> new UndoDialog(undoing, entry, done).open());
    }
}
