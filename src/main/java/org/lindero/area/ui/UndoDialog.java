package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import org.lindero.area.ImportEntry;
import org.lindero.area.ImportHistory;
import org.lindero.area.UndoCheck;
import org.lindero.area.UndoRefusedException;
import org.lindero.shell.ui.Notices;

/** Says what undoing an import would do, in numbers, and asks; or says what stands in its way. */
class UndoDialog extends Dialog {

    private final Clock clock;

    UndoDialog(ImportHistory history, ImportEntry entry, Clock clock, Runnable done) {
        this.clock = clock;
        setWidth("34rem");
        setMaxWidth("95vw");
        var check = history.check(entry.id());
        if (check.isPossible()) {
            ask(history, entry, check, done);
        } else {
            refuse(entry, new UndoRefusedException(check.obstacles()));
        }
    }

    private void ask(ImportHistory history, ImportEntry entry, UndoCheck check, Runnable done) {
        setHeaderTitle(getTranslation("import.history.undo.ask", entry.what().fileName()));
        add(
                new Paragraph(getTranslation("import.history.undo.effects")),
                Sentences.list(this, getLocale(), clock, check.effects()),
                new Paragraph(getTranslation("import.history.undo.final")));
        var undo = new Button(getTranslation("import.history.undo.confirm"), event -> {
            try {
                history.undo(entry.id());
                close();
                Notices.success(
                        getTranslation("import.history.undo.done", entry.what().fileName()));
                done.run();
            } catch (UndoRefusedException refused) {
                removeAll();
                getFooter().removeAll();
                refuse(entry, refused);
            }
        });
        undo.addThemeNames("primary", "error");
        undo.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), undo);
    }

    private void refuse(ImportEntry entry, UndoRefusedException refused) {
        setHeaderTitle(
                getTranslation("import.history.undo.refused", entry.what().fileName()));
        add(Sentences.list(this, getLocale(), clock, refused.obstacles()));
        getFooter().add(new Button(getTranslation("close"), event -> close()));
    }
}
