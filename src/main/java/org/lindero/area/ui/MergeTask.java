package org.lindero.area.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.AreaDrawing.Mode;

/** Joins areas to one that takes their place; nothing is drawn. */
class MergeTask extends DrawTask {

    private final Listener listener;
    private final MultiSelectComboBox<AreaSummary> areas = new MultiSelectComboBox<>();
    private final DraftForm form;

    MergeTask(List<AreaSummary> above, Listener listener) {
        super(Mode.MERGE);
        this.listener = listener;
        areas.setLabel(getTranslation("area.draw.areas"));
        areas.setItemLabelGenerator(DrawTask::label);
        areas.setWidthFull();
        areas.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.changed();
            }
        });
        form = new DraftForm("", above, listener::changed);
        add(areas, form);
    }

    @Override
    void offer(List<AreaSummary> all) {
        areas.setItems(all);
    }

    @Override
    void choose(AreaSummary area) {
        if (areas.isSelected(area)) {
            areas.deselect(area);
        } else {
            areas.select(area);
        }
        listener.changed();
    }

    @Override
    List<Long> ids() {
        return areas.getValue().stream().map(AreaSummary::id).sorted().toList();
    }

    @Override
    List<AreaDraft> drafts() {
        return List.of(form.value());
    }

    @Override
    Optional<AreaEdit> edit(String sketch, LocalDate since) {
        return areas.isEmpty()
                ? Optional.empty()
                : Optional.of(new AreaEdit.Merge(Set.copyOf(ids()), form.value(), since));
    }

    @Override
    void clear() {
        areas.clear();
        form.clear();
    }

    @Override
    void resume(List<AreaSummary> known, List<AreaDraft> drafts) {
        areas.setValue(Set.copyOf(known));
        drafts.stream().findFirst().ifPresent(form::setValue);
    }
}
