package org.lindero.area.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.lindero.shell.ui.StatusBadge;

/** Says that the very same file was imported before and still stands; empty when it was not. It warns and refuses nothing. */
public class SameFile extends Composite<Div> {

    /** @param sha256 checksum of the file that is about to be imported */
    public SameFile(Undoing undoing, String sha256) {
        var earlier = undoing.history().inForce(sha256);
        setVisible(earlier.isPresent());
        earlier.ifPresent(entry -> {
            var when = Sentences.time(getLocale(), undoing.clock(), entry.at());
            getContent().addClassName("toolbar");
            getContent()
                    .add(
                            new StatusBadge(
                                    StatusBadge.Tone.WARNING, getTranslation("import.history.same", when, entry.by())),
                            new Span(getTranslation("import.history.same.hint")),
                            new Anchor("areas/import/history", getTranslation("import.history.title")));
        });
    }
}
