package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.Map;
import org.lindero.area.ImportEntry;
import org.lindero.shell.ui.FactList;
import org.lindero.shell.ui.Figures;

/** Everything that the history knows of one import, and its undo. */
class ImportDialog extends Dialog {

    ImportDialog(Undoing undoing, ImportEntry entry, Runnable changed) {
        setHeaderTitle(entry.what().fileName());
        setWidth("34rem");
        setMaxWidth("95vw");
        add(facts(entry, undoing.clock()));
        getFooter().add(new Button(getTranslation("close"), event -> close()));
        if (entry.isInForce() && entry.undoKept()) {
            getFooter().add(new UndoButton(undoing, entry, () -> {
                close();
                changed.run();
            }));
        } else if (entry.isInForce()) {
            add(new Paragraph(getTranslation("import.history.obstacle.notKept")));
        }
    }

    private FactList facts(ImportEntry entry, Clock clock) {
        var what = entry.what();
        var facts = new FactList()
                .with(getTranslation("import.history.kind"), getTranslation("import.history.kind." + what.kind()))
                .with(getTranslation("import.history.when"), Sentences.time(getLocale(), clock, entry.at()))
                .with(getTranslation("import.history.by"), entry.by())
                .with(getTranslation("import.history.rows"), figure(what.rows()))
                .with(getTranslation("import.count.ADDED"), figure(what.added()))
                .with(getTranslation("import.count.CHANGED"), figure(what.changed()))
                .with(getTranslation("import.count.UNCHANGED"), figure(what.unchanged()))
                .with(getTranslation("import.count.LEFT_OUT"), figure(what.leftOut()));
        what.notes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(note ->
                        facts.with(getTranslation("import.history.note." + note.getKey()), figure(note.getValue())));
        if (!what.sha256().isEmpty()) {
            facts.with("SHA-256", what.sha256());
        }
        var undoneAt = entry.undoneAt();
        if (undoneAt != null) {
            facts.with(
                    getTranslation("import.history.state.undone"),
                    Sentences.time(getLocale(), clock, undoneAt) + " · " + entry.undoneBy());
        }
        return facts;
    }

    private String figure(int count) {
        return Figures.whole(getLocale(), count);
    }
}
