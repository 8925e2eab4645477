package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lindero.project.InterventionSetting;
import org.lindero.project.PreventionLevel;
import org.lindero.project.ProgrammeDetails;
import org.lindero.project.ProjectDraft;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DateField;
import org.lindero.shell.ui.Forms;

/** The fields of a project in calm groups. Reading an invalid form shows the errors and gives nothing. */
class ProjectForm extends Div {

    private final TextField code = new TextField(getTranslation("project.code"));
    private final TextField name = new TextField(getTranslation("project.name"));
    private final ComboBox<ProgrammeDetails> programme = new ComboBox<>(getTranslation("project.programme"));
    private final TextField line = new TextField(getTranslation("project.line"));
    private final TextField unit = new TextField(getTranslation("project.unit"));
    private final TextArea partners = new TextArea(getTranslation("project.partners"));
    private final TextField population = new TextField(getTranslation("project.population"));
    private final MultiSelectComboBox<String> riskFactors =
            new MultiSelectComboBox<>(getTranslation("project.riskFactors"));
    private final Select<PreventionLevel> level = new Select<>();
    private final Select<InterventionSetting> setting = new Select<>();
    private final DateField startsOn = new DateField(getTranslation("project.startsOn"));
    private final DateField endsOn = new DateField(getTranslation("project.endsOn"));
    private final BudgetField budget = new BudgetField();
    private final FieldChecks checks = new FieldChecks(this::getTranslation);
    private final List<ProgrammeDetails> programmes;

    ProjectForm(List<ProgrammeDetails> programmes) {
        this.programmes = programmes;
        addClassName("form-groups");
        code.setHelperText(getTranslation("project.code.hint"));
        programme.setItems(programmes);
        programme.setItemLabelGenerator(ProgrammeDetails::label);
        if (programmes.size() == 1) {
            programme.setValue(programmes.getFirst());
        }
        riskFactors.setHelperText(getTranslation("project.riskFactors.hint"));
        offerRiskFactors(Set.of());
        riskFactors.setAllowCustomValue(true);
        riskFactors.addCustomValueSetListener(event -> addRiskFactor(event.getDetail()));
        Forms.choices(level, "project.prevention", PreventionLevel.values());
        Forms.choices(setting, "project.setting", InterventionSetting.values());
        endsOn.setHelperText(getTranslation("project.endsOn.hint"));
        startsOn.addValueChangeListener(event -> budget.offer(startsOn.getValue(), endsOn.getValue()));
        endsOn.addValueChangeListener(event -> budget.offer(startsOn.getValue(), endsOn.getValue()));
        add(group("project.group.what", code, programme, name, line, unit, partners));
        add(group("project.group.whom", population, level, setting, riskFactors));
        add(group("project.group.when", startsOn, endsOn, budget));
        validate();
    }

    private void validate() {
        checks.filled(code, ProjectDraft.CODE_MAX);
        checks.chosen(programme);
        checks.filled(name, ProjectDraft.NAME_MAX);
        checks.text(line, ProjectDraft.NAME_MAX);
        checks.text(unit, ProjectDraft.NAME_MAX);
        checks.text(partners, ProjectDraft.PARTNERS_MAX);
        checks.text(population, ProjectDraft.POPULATION_MAX);
        checks.chosen(level);
        checks.chosen(setting);
        checks.chosen(startsOn);
        checks.rule(
                endsOn,
                "project.endsOn.order",
                end -> startsOn.isEmpty() || ProjectDraft.inOrder(startsOn.getValue(), end));
    }

    void read(ProjectDraft draft) {
        code.setValue(draft.code());
        name.setValue(draft.name());
        programmes.stream()
                .filter(one -> one.id() == draft.programmeId())
                .findFirst()
                .ifPresent(programme::setValue);
        line.setValue(draft.line());
        unit.setValue(draft.responsibleUnit());
        partners.setValue(draft.partners());
        population.setValue(draft.targetPopulation());
        offerRiskFactors(draft.riskFactors());
        riskFactors.setValue(draft.riskFactors());
        level.setValue(draft.preventionLevel());
        setting.setValue(draft.setting());
        budget.setValue(draft.budget());
        startsOn.setValue(draft.startsOn());
        endsOn.setValue(draft.endsOn());
    }

    Optional<ProjectDraft> write() {
        boolean right = checks.pass() & budget.isRight();
        return right
                ? Optional.of(new ProjectDraft(
                        code.getValue(),
                        name.getValue(),
                        programme.getValue().id(),
                        line.getValue(),
                        unit.getValue(),
                        partners.getValue(),
                        population.getValue(),
                        riskFactors.getValue(),
                        level.getValue(),
                        setting.getValue(),
                        budget.getValue(),
                        startsOn.getValue(),
                        endsOn.getValue()))
                : Optional.empty();
    }

    void refuseCode(String message) {
        code.setErrorMessage(message);
        code.setInvalid(true);
        code.focus();
    }

    private void addRiskFactor(String text) {
        var factor = text.strip();
        if (factor.isEmpty() || factor.length() > ProjectDraft.NAME_MAX) {
            return;
        }
        var chosen = new TreeSet<>(riskFactors.getValue());
        chosen.add(factor);
        offerRiskFactors(chosen);
        riskFactors.setValue(chosen);
    }

    /** The usual factors of a diagnosis, and those that were written here. */
    private void offerRiskFactors(Set<String> written) {
        var offered = new TreeSet<>(
                List.of(getTranslation("project.riskFactors.usual").split(";")));
        offered.addAll(written);
        riskFactors.setItems(offered);
    }

    private Card group(String key, Component... fields) {
        return Forms.group(getTranslation(key), Set.of(name, partners, population, riskFactors, budget), fields);
    }
}
