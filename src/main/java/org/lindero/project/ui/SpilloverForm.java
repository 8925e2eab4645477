package org.lindero.project.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lindero.area.AreaSummary;
import org.lindero.project.SpilloverDraft;
import org.lindero.project.SpilloverKind;

/** The fields of one expected effect beyond the boundary. Reading an invalid form shows the errors and gives nothing. */
class SpilloverForm extends FormLayout {

    private final Select<SpilloverKind> kind = new Select<>();
    private final MultiSelectComboBox<AreaSummary> areas =
            new MultiSelectComboBox<>(getTranslation("project.spillover.areas"));
    private final Checkbox ring1 = new Checkbox(getTranslation("project.ring1.whole"));
    private final Checkbox ring2 = new Checkbox(getTranslation("project.ring2.whole"));
    private final TextArea channel = new TextArea(getTranslation("project.channel"));
    private final ComboBox<ShownBy> shownBy = new ComboBox<>(getTranslation("project.shownBy"));
    private final FieldChecks checks = new FieldChecks(this::getTranslation);

    SpilloverForm(List<AreaSummary> offered, List<ShownBy> watchers) {
        setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("30rem", 2));
        kind.setLabel(getTranslation("project.spillover.kind"));
        kind.setItems(SpilloverKind.values());
        kind.setItemLabelGenerator(value -> value == null ? "" : getTranslation("project.spillover." + value));
        areas.setItems(offered);
        areas.setItemLabelGenerator(area -> area.code() + " · " + area.name());
        areas.setHelperText(getTranslation("project.spillover.areas.hint"));
        channel.setHelperText(getTranslation("project.channel.hint"));
        shownBy.setItems(watchers);
        shownBy.setItemLabelGenerator(ShownBy::label);
        shownBy.setHelperText(getTranslation("project.shownBy.hint"));
        add(kind, 2);
        add(areas, 2);
        add(ring1, ring2);
        add(channel, 2);
        add(shownBy, 2);
        checks.chosen(kind);
        checks.filled(channel, SpilloverDraft.CHANNEL_MAX);
        checks.rule(
                areas, "project.spillover.where", chosen -> !chosen.isEmpty() || ring1.getValue() || ring2.getValue());
    }

    void read(SpilloverDraft draft, List<AreaSummary> offered, List<ShownBy> watchers) {
        kind.setValue(draft.kind());
        areas.setValue(offered.stream()
                .filter(area -> draft.areaIds().contains(area.id()))
                .collect(Collectors.toSet()));
        ring1.setValue(draft.ring1());
        ring2.setValue(draft.ring2());
        channel.setValue(draft.channel());
        watchers.stream().filter(watcher -> watcher.shows(draft)).findFirst().ifPresent(shownBy::setValue);
    }

    Optional<SpilloverDraft> write() {
        if (!checks.pass()) {
            return Optional.empty();
        }
        var watcher = shownBy.getOptionalValue();
        return Optional.of(new SpilloverDraft(
                kind.getValue(),
                areas.getValue().stream().map(AreaSummary::id).collect(Collectors.toSet()),
                ring1.getValue(),
                ring2.getValue(),
                channel.getValue(),
                watcher.map(ShownBy::indicatorId).orElse(null),
                watcher.map(ShownBy::outcomeId).orElse(null)));
    }
}
