package org.lindero.project.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lindero.indicator.IndicatorSummary;
import org.lindero.indicator.MirLevel;
import org.lindero.project.LogicOrder;
import org.lindero.project.LogicRow;
import org.lindero.project.LogicRowDraft;

/** The fields of a row of the results matrix and of its arrow. Reading an invalid form shows the errors and gives nothing. */
class LogicRowForm extends FormLayout {

    private final MirLevel level;
    private final TextArea narrative = new TextArea(getTranslation("project.narrative"));
    private final MultiSelectComboBox<IndicatorSummary> indicators =
            new MultiSelectComboBox<>(getTranslation("project.indicators"));
    private final TextField means = new TextField(getTranslation("project.means"));
    private final TextField assumption = new TextField(getTranslation("project.assumption"));
    private final Select<LogicRow> parent = new Select<>();
    private final TextArea mechanism = new TextArea(getTranslation("project.mechanism"));
    private final IntegerField lag = new IntegerField(getTranslation("project.lag"));
    private final TextField evidence = new TextField(getTranslation("project.evidence"));
    private final FieldChecks checks = new FieldChecks(this::getTranslation);

    LogicRowForm(MirLevel level, List<LogicRow> rows, List<IndicatorSummary> offered) {
        this.level = level;
        setResponsiveSteps(new ResponsiveStep("0", 1), new ResponsiveStep("30rem", 2));
        narrative.setHelperText(getTranslation("project.syntax." + level));
        indicators.setItems(offered);
        indicators.setItemLabelGenerator(one -> one.code() + " · " + one.name());
        add(narrative, 2);
        add(indicators, 2);
        add(means, assumption);
        if (level != MirLevel.GOAL) {
            arrow(rows);
        }
        checks.filled(narrative, LogicRowDraft.TEXT_MAX);
        checks.text(means, LogicRowDraft.TEXT_MAX);
        checks.text(assumption, LogicRowDraft.TEXT_MAX);
        checks.text(mechanism, LogicRowDraft.TEXT_MAX);
        checks.text(evidence, LogicRowDraft.TEXT_MAX);
        checks.rule(lag, "project.lag.refused", value -> value == null || LogicRowDraft.isLag(value));
    }

    private void arrow(List<LogicRow> rows) {
        var above = rows.stream()
                .filter(row -> row.draft().level() == LogicOrder.above(level))
                .toList();
        parent.setLabel(getTranslation("project.contributesTo"));
        parent.setItems(above);
        parent.setEmptySelectionAllowed(true);
        parent.setItemLabelGenerator(row -> row == null ? "" : row.draft().narrative());
        if (above.size() == 1) {
            parent.setValue(above.getFirst());
        }
        mechanism.setHelperText(getTranslation("project.mechanism.hint"));
        lag.setHelperText(getTranslation("project.lag.hint"));
        evidence.setHelperText(getTranslation("project.evidence.hint"));
        add(parent, 2);
        add(mechanism, 2);
        add(lag, evidence);
    }

    /** Hangs a new row from one that was chosen before. */
    void hangFrom(LogicRow row) {
        parent.setValue(row);
    }

    void read(LogicRowDraft draft, List<LogicRow> rows, List<IndicatorSummary> offered) {
        narrative.setValue(draft.narrative());
        indicators.setValue(offered.stream()
                .filter(one -> draft.indicatorIds().contains(one.id()))
                .collect(Collectors.toSet()));
        means.setValue(draft.means());
        assumption.setValue(draft.assumption());
        rows.stream()
                .filter(row -> draft.parentId() != null && row.id() == draft.parentId())
                .findFirst()
                .ifPresent(parent::setValue);
        mechanism.setValue(draft.mechanism());
        lag.setValue(draft.lagMonths());
        evidence.setValue(draft.evidence());
    }

    Optional<LogicRowDraft> write() {
        return checks.pass()
                ? Optional.of(new LogicRowDraft(
                        level,
                        narrative.getValue(),
                        indicators.getValue().stream().map(IndicatorSummary::id).collect(Collectors.toSet()),
                        means.getValue(),
                        assumption.getValue(),
                        parent.getOptionalValue().map(LogicRow::id).orElse(null),
                        mechanism.getValue(),
                        lag.getValue(),
                        evidence.getValue()))
                : Optional.empty();
    }
}
