package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.concurrent.Executors;
import org.lindero.area.ImportEntry;
import org.lindero.area.UndoCheck;
import org.lindero.area.UndoRefusedException;
import org.lindero.shell.ui.Notices;

/** Says what undoing an import would do, in numbers, and asks; or says what stands in its way. */
class UndoDialog extends Dialog {

    private final Undoing undoing;
    private final ImportEntry entry;
    private final Runnable done;
    private final Div body = new Div();

    UndoDialog(Undoing undoing, ImportEntry entry, Runnable done) {
        this.undoing = undoing;
        this.entry = entry;
        this.done = done;
        setWidth("34rem");
        setMaxWidth("95vw");
        add(body);
        var check = undoing.history().check(entry.id());
        if (check.isPossible()) {
            ask(check);
        } else {
            refuse(check.obstacles());
        }
    }

    private void ask(UndoCheck check) {
        setHeaderTitle(getTranslation("import.history.undo.ask", entry.what().fileName()));
        body.add(
                new Paragraph(getTranslation("import.history.undo.effects")),
                Sentences.list(this, getLocale(), undoing.clock(), check.effects()),
                new Paragraph(getTranslation("import.history.undo.final")));
        var undo = new Button(getTranslation("import.history.undo.confirm"), event -> undo());
        undo.addThemeNames("primary", "error");
        undo.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("cancel"), event -> close()), undo);
    }

    private void undo() {
        getFooter().removeAll();
        undoing.work()
                .run(
                        body,
                        getTranslation("import.history.undo.doing"),
                        Executors.callable(() -> undoing.history().undo(entry.id())),
                        undone -> {
                            close();
                            Notices.success(getTranslation(
                                    "import.history.undo.done", entry.what().fileName()));
                            done.run();
                        },
                        failure -> {
                            if (!(failure instanceof UndoRefusedException refused)) {
                                throw failure;
                            }
                            refuse(refused.obstacles());
                        });
    }

    private void refuse(List<UndoCheck.Sentence> obstacles) {
        setHeaderTitle(
                getTranslation("import.history.undo.refused", entry.what().fileName()));
        body.removeAll();
        body.add(Sentences.list(this, getLocale(), undoing.clock(), obstacles));
        getFooter().removeAll();
        getFooter().add(new Button(getTranslation("close"), event -> close()));
    }
}
