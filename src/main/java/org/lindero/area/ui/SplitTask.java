package org.lindero.area.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.AreaDrawing.Mode;

/** Divides an area by a line into parts that take its place. */
class SplitTask extends DrawTask {

    private final List<AreaSummary> above;
    private final Listener listener;
    private final ComboBox<AreaSummary> area;
    private final Div parts = new Div();
    private final List<DraftForm> forms = new ArrayList<>();

    SplitTask(List<AreaSummary> above, Listener listener) {
        super(Mode.SPLIT);
        this.above = above;
        this.listener = listener;
        area = areaField(this::chosen);
        add(area, parts);
    }

    private void chosen() {
        ask(0);
        listener.chosen();
    }

    /** Adds or takes away forms for parts; those that stay keep what is filled in. */
    private void ask(int count) {
        while (forms.size() > count) {
            parts.remove(forms.removeLast());
        }
        while (forms.size() < count) {
            var form = new DraftForm(getTranslation("area.draw.part", forms.size() + 1), above, listener::changed);
            area.getOptionalValue()
                    .ifPresent(whole -> form.setValue(new AreaDraft("", "", whole.kind(), whole.parentId())));
            forms.add(form);
            parts.add(form);
        }
    }

    @Override
    void offer(List<AreaSummary> areas) {
        area.setItems(areas);
    }

    @Override
    void choose(AreaSummary whole) {
        area.setValue(whole);
        chosen();
    }

    @Override
    List<Long> ids() {
        return area.getOptionalValue().map(AreaSummary::id).stream().toList();
    }

    @Override
    List<AreaDraft> drafts() {
        return forms.stream().map(DraftForm::value).toList();
    }

    @Override
    boolean asksFor(int newAreas) {
        if (newAreas < 2 || newAreas == forms.size()) {
            return false;
        }
        ask(newAreas);
        return true;
    }

    @Override
    Optional<AreaEdit> edit(String sketch, LocalDate since) {
        return sketch.isEmpty()
                ? Optional.empty()
                : area.getOptionalValue().map(whole -> new AreaEdit.Split(whole.id(), sketch, drafts(), since));
    }

    @Override
    void clear() {
        area.clear();
        ask(0);
    }

    @Override
    void resume(List<AreaSummary> areas, List<AreaDraft> drafts) {
        area.setValue(areas.stream().findFirst().orElse(null));
        ask(0);
        ask(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            forms.get(i).setValue(drafts.get(i));
        }
    }
}
