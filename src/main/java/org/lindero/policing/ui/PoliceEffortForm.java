package org.lindero.policing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.validator.StringLengthValidator;
import com.vaadin.flow.function.SerializablePredicate;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaSummary;
import org.lindero.policing.DoseUnit;
import org.lindero.policing.EffortType;
import org.lindero.policing.Likelihood;
import org.lindero.policing.PoliceEffortDraft;
import org.lindero.policing.PoliceForce;
import org.lindero.policing.RiskAssessment;
import org.lindero.policing.Sensitivity;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DateField;
import org.lindero.shell.ui.Forms;

/** The fields of a police effort in calm groups. Reading an invalid form shows the errors and gives nothing. */
class PoliceEffortForm extends Div {

    private final TextField name = new TextField(getTranslation("police.name"));
    private final Select<EffortType> type = new Select<>();
    private final Select<PoliceForce> force = new Select<>();
    private final RadioButtonGroup<Sensitivity> sensitivity = new RadioButtonGroup<>();
    private final MultiSelectComboBox<AreaSummary> areas = new MultiSelectComboBox<>(getTranslation("police.areas"));
    private final DateField startsOn = new DateField(getTranslation("police.startsOn"));
    private final DateField endsOn = new DateField(getTranslation("police.endsOn"));
    private final TextField schedule = new TextField(getTranslation("police.schedule"));
    private final BigDecimalField dose = new BigDecimalField(getTranslation("police.dose.amount"));
    private final Select<DoseUnit> doseUnit = new Select<>();
    private final TextArea objective = new TextArea(getTranslation("police.objective"));
    private final TextArea legalBasis = new TextArea(getTranslation("police.legalBasis"));
    private final TextArea reaction = new TextArea(getTranslation("police.risk.reaction"));
    private final TextField place = new TextField(getTranslation("police.risk.place"));
    private final Select<Likelihood> likelihood = new Select<>();
    private final TextArea mitigation = new TextArea(getTranslation("police.risk.mitigation"));
    private final TextArea safeguards = new TextArea(getTranslation("police.safeguards"));
    private final IntegerField complaints = new IntegerField(getTranslation("police.complaints"));
    private final TextArea complaintsNote = new TextArea(getTranslation("police.complaints.note"));
    private final Card risk;

    /** Only validates: what is valid becomes a draft, which checks once more. */
    private final Binder<PoliceEffortForm> checks = new Binder<>();

    PoliceEffortForm(List<AreaSummary> offered) {
        addClassName("form-groups");
        areas.setItems(offered);
        areas.setItemLabelGenerator(area -> area.code() + " · " + area.name());
        Forms.choices(type, "police.type", EffortType.values());
        Forms.choices(force, "police.force", PoliceForce.values());
        Forms.choices(doseUnit, "police.doseUnit", DoseUnit.values());
        doseUnit.setEmptySelectionAllowed(true);
        Forms.choices(likelihood, "police.likelihood", Likelihood.values());
        likelihood.setLabel(getTranslation("police.risk.likelihood"));
        likelihood.setRequiredIndicatorVisible(true);
        sensitivity.setLabel(getTranslation("police.sensitivity"));
        sensitivity.setItems(Sensitivity.values());
        sensitivity.setItemLabelGenerator(value -> getTranslation("police.sensitivity." + value));
        sensitivity.setHelperText(getTranslation("police.sensitivity.hint"));
        sensitivity.setValue(Sensitivity.INTERNAL);
        name.setHelperText(getTranslation("police.name.hint"));
        endsOn.setHelperText(getTranslation("police.endsOn.hint"));
        schedule.setHelperText(getTranslation("police.schedule.hint"));
        dose.setHelperText(getTranslation("police.dose.hint"));
        complaints.setHelperText(getTranslation("police.complaints.hint"));

        add(group("police.group.what", name, type, force, sensitivity));
        add(group("police.group.where", areas, startsOn, endsOn, schedule, dose, doseUnit));
        add(group("police.group.purpose", objective, legalBasis));
        risk = group("police.group.risk", reaction, place, likelihood, mitigation);
        risk.addComponentAtIndex(1, new Paragraph(getTranslation("police.risk.why")));
        add(risk);
        add(group("police.group.rights", safeguards, complaints, complaintsNote));
        validate();
        type.addValueChangeListener(event -> showRisk());
        showRisk();
    }

    private void validate() {
        required(name, PoliceEffortDraft.NAME_MAX);
        checks.forField(type).asRequired(getTranslation("required")).bind(form -> null, (form, value) -> {});
        checks.forField(force).asRequired(getTranslation("required")).bind(form -> null, (form, value) -> {});
        checks.forField(areas).asRequired(getTranslation("required")).bind(form -> null, (form, value) -> {});
        checks.forField(startsOn).asRequired(getTranslation("required")).bind(form -> null, (form, value) -> {});
        rule(endsOn, "police.endsOn.order", this::isInOrder);
        startsOn.addValueChangeListener(event -> checks.validate().notifyBindingValidationStatusHandlers());
        limited(schedule, PoliceEffortDraft.LINE_MAX);
        rule(dose, "police.dose.refused", value -> value == null || PoliceEffortDraft.isDose(value));
        rule(doseUnit, "police.dose.unit", value -> (value == null) == dose.isEmpty());
        required(objective, PoliceEffortDraft.TEXT_MAX);
        limited(legalBasis, PoliceEffortDraft.LEGAL_MAX);
        riskText(reaction, PoliceEffortDraft.TEXT_MAX);
        riskText(place, PoliceEffortDraft.LINE_MAX);
        rule(likelihood, "required", value -> value != null || !asksForRisk());
        riskText(mitigation, PoliceEffortDraft.TEXT_MAX);
        limited(safeguards, PoliceEffortDraft.TEXT_MAX);
        rule(complaints, "police.complaints.refused", value -> value == null || value >= 0);
        limited(complaintsNote, PoliceEffortDraft.TEXT_MAX);
    }

    void read(PoliceEffortDraft draft, List<AreaSummary> offered) {
        name.setValue(draft.name());
        type.setValue(draft.type());
        force.setValue(draft.force());
        sensitivity.setValue(draft.sensitivity());
        areas.setItems(offered);
        areas.setValue(new HashSet<>(offered.stream()
                .filter(area -> draft.areaIds().contains(area.id()))
                .toList()));
        startsOn.setValue(draft.startsOn());
        endsOn.setValue(draft.endsOn());
        schedule.setValue(draft.schedule());
        dose.setValue(draft.dose());
        doseUnit.setValue(draft.doseUnit());
        objective.setValue(draft.objective());
        legalBasis.setValue(draft.legalBasis());
        if (draft.risk() != null) {
            reaction.setValue(draft.risk().reaction());
            place.setValue(draft.risk().place());
            likelihood.setValue(draft.risk().likelihood());
            mitigation.setValue(draft.risk().mitigation());
        }
        safeguards.setValue(draft.safeguards());
        complaints.setValue(draft.complaintsReceived());
        complaintsNote.setValue(draft.complaintsNote());
        showRisk();
    }

    Optional<PoliceEffortDraft> write() {
        var status = checks.validate();
        if (!status.isOk()) {
            if (status.getFieldValidationErrors().getFirst().getField() instanceof Focusable<?> wrong) {
                wrong.focus();
            }
            return Optional.empty();
        }
        return Optional.of(new PoliceEffortDraft(
                name.getValue(),
                type.getValue(),
                force.getValue(),
                areas.getValue().stream().map(AreaSummary::id).collect(Collectors.toSet()),
                startsOn.getValue(),
                endsOn.getValue(),
                schedule.getValue(),
                dose.getValue(),
                doseUnit.getValue(),
                objective.getValue(),
                legalBasis.getValue(),
                sensitivity.getValue(),
                riskOrNone(),
                safeguards.getValue(),
                complaints.getValue(),
                complaintsNote.getValue()));
    }

    private @Nullable RiskAssessment riskOrNone() {
        return asksForRisk()
                ? new RiskAssessment(
                        reaction.getValue(), place.getValue(), likelihood.getValue(), mitigation.getValue())
                : null;
    }

    /** An interdiction needs the assessment; any other effort may have one, and then all of it. */
    private boolean asksForRisk() {
        boolean interdiction =
                type.getOptionalValue().filter(EffortType::isInterdiction).isPresent();
        return interdiction
                || !reaction.getValue().isBlank()
                || !place.getValue().isBlank()
                || !mitigation.getValue().isBlank();
    }

    private void showRisk() {
        risk.setVisible(asksForRisk());
    }

    private boolean isInOrder(@Nullable LocalDate end) {
        return startsOn.isEmpty() || PoliceEffortDraft.inOrder(startsOn.getValue(), end);
    }

    private void required(HasValue<?, String> field, int max) {
        checks.forField(field)
                .asRequired(getTranslation("required"))
                .withValidator(text -> !text.isBlank(), getTranslation("required"))
                .withValidator(new StringLengthValidator(getTranslation("police.tooLong", max), 0, max))
                .bind(form -> "", (form, value) -> {});
    }

    private void limited(HasValue<?, String> field, int max) {
        checks.forField(field)
                .withValidator(new StringLengthValidator(getTranslation("police.tooLong", max), 0, max))
                .bind(form -> "", (form, value) -> {});
    }

    private void riskText(HasValue<?, String> field, int max) {
        field.setRequiredIndicatorVisible(true);
        checks.forField(field)
                .withValidator(text -> !text.isBlank() || !asksForRisk(), getTranslation("required"))
                .withValidator(new StringLengthValidator(getTranslation("police.tooLong", max), 0, max))
                .bind(form -> "", (form, value) -> {});
    }

    private <T> void rule(HasValue<?, T> field, String key, SerializablePredicate<T> rule) {
        checks.forField(field).withValidator(rule, getTranslation(key)).bind(form -> null, (form, value) -> {});
    }

    private Card group(String key, Component... fields) {
        var wide = Stream.of(fields)
                .filter(field -> field instanceof TextArea || field == name || field == areas || field == sensitivity)
                .collect(Collectors.toSet());
        return Forms.group(getTranslation(key), wide, fields);
    }
}
