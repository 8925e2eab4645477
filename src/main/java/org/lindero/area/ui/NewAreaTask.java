package org.lindero.area.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.AreaDrawing.Mode;

/** Draws an area that was not there. */
class NewAreaTask extends DrawTask {

    private final DraftForm form;

    NewAreaTask(List<AreaSummary> above, Listener listener) {
        super(Mode.DRAW);
        form = new DraftForm("", above, listener::changed);
        add(form);
    }

    @Override
    List<AreaDraft> drafts() {
        return List.of(form.value());
    }

    @Override
    Optional<AreaEdit> edit(String sketch, LocalDate since) {
        return sketch.isEmpty() ? Optional.empty() : Optional.of(new AreaEdit.Draw(form.value(), sketch, since));
    }

    @Override
    void clear() {
        form.clear();
    }

    @Override
    void resume(List<AreaSummary> areas, List<AreaDraft> drafts) {
        drafts.stream().findFirst().ifPresent(form::setValue);
    }
}
