package org.lindero.area.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaEditor;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.AreaDrawing.Mode;

/** Corrects the boundary of an area, from the one in force. */
class BoundaryTask extends DrawTask {

    private final AreaEditor editor;
    private final Listener listener;
    private final ComboBox<AreaSummary> area;

    BoundaryTask(AreaEditor editor, Listener listener) {
        super(Mode.REDRAW);
        this.editor = editor;
        this.listener = listener;
        area = areaField(listener::chosen);
        add(area);
    }

    @Override
    void offer(List<AreaSummary> areas) {
        area.setItems(areas);
    }

    @Override
    void choose(AreaSummary chosen) {
        area.setValue(chosen);
        listener.chosen();
    }

    @Override
    List<Long> ids() {
        return area.getOptionalValue().map(AreaSummary::id).stream().toList();
    }

    @Override
    String outline() {
        return area.getOptionalValue()
                .map(AreaSummary::id)
                .map(id -> editor.outlines(Set.of(id)).getOrDefault(id, ""))
                .orElse("");
    }

    @Override
    Optional<AreaEdit> edit(String sketch, LocalDate since) {
        return sketch.isEmpty()
                ? Optional.empty()
                : area.getOptionalValue().map(chosen -> new AreaEdit.Redraw(chosen.id(), sketch, since));
    }

    @Override
    void clear() {
        area.clear();
    }

    @Override
    void resume(List<AreaSummary> areas, List<AreaDraft> drafts) {
        area.setValue(areas.stream().findFirst().orElse(null));
    }
}
