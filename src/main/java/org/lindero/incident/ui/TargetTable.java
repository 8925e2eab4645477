package org.lindero.incident.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lindero.area.ui.TextTable;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.OutcomeTarget;

/** Asks for each category of a file into which outcome it goes, and of a new one whether it is sensitive. */
class TargetTable extends Div {

    private static final int MANY = 25;

    /** New, left out, or an outcome that exists. */
    private record Choice(String label, OutcomeTarget target) {}

    private final Map<String, Select<Choice>> choices = new LinkedHashMap<>();
    private final Map<String, Checkbox> sensitive = new HashMap<>();
    private final boolean opens;
    private final TextField unit = new TextField();
    private final TextField name = new TextField();

    /**
     * A table of categories.
     *
     * @param fallback what the series of a file without categories is called, unless the user calls it otherwise
     * @param opens whether the user may let everybody see what its name says to be sensitive
     */
    TargetTable(List<String> categories, List<OutcomeSummary> existing, String fallback, boolean opens) {
        this.opens = opens;
        unit.setLabel(getTranslation("incident.import.unit"));
        unit.setHelperText(getTranslation("incident.import.unit.hint"));
        unit.setValue(getTranslation("incident.import.unit.default"));
        unit.setMaxLength(OutcomeDraft.UNIT_MAX);
        var table = new TextTable(
                getTranslation("incident.import.targets", categories.size()),
                List.of(
                        getTranslation("incident.import.category"),
                        getTranslation("incident.import.target"),
                        getTranslation("incident.import.private")),
                Set.of());
        for (var category : categories) {
            var name = category.isBlank() ? fallback : category;
            var select = select(name, existing, categories.size() > MANY);
            choices.put(category, select);
            table.addRow(new Div(name), select, sensitive(category, name, select));
        }
        name.setLabel(getTranslation("incident.import.name"));
        name.setValue(fallback);
        name.setMaxLength(OutcomeDraft.NAME_MAX);
        name.setVisible(categories.size() == 1 && categories.getFirst().isBlank());
        if (name.isVisible()) {
            name.addValueChangeListener(event -> sensitive.values().forEach(box -> propose(box, event.getValue())));
        }
        var fields = new Div(name, unit);
        fields.addClassNames("fields", "target-fields");
        add(new H3(getTranslation("incident.import.where")), fields);
        if (categories.size() > MANY) {
            add(new Paragraph(getTranslation("incident.import.many", categories.size())));
        }
        add(table);
    }

    /** Where each category goes. */
    Map<String, OutcomeTarget> targets() {
        var targets = new HashMap<String, OutcomeTarget>();
        choices.forEach((category, select) -> {
            var target = select.getValue().target();
            targets.put(category, target instanceof OutcomeTarget.New fresh ? asEntered(category, fresh) : target);
        });
        return targets;
    }

    /** Only of a new series it is asked: one that exists has its answer. */
    private Checkbox sensitive(String category, String shown, Select<Choice> select) {
        var box = new Checkbox();
        box.setAriaLabel(getTranslation("incident.import.private.of", shown));
        propose(box, shown);
        box.setVisible(select.getValue().target() instanceof OutcomeTarget.New);
        select.addValueChangeListener(event -> box.setVisible(event.getValue().target() instanceof OutcomeTarget.New));
        sensitive.put(category, box);
        return box;
    }

    private void propose(Checkbox box, String shown) {
        boolean proposed = OutcomeDraft.isSensitive(shown);
        box.setValue(proposed);
        box.setReadOnly(proposed && !opens);
    }

    private OutcomeTarget asEntered(String category, OutcomeTarget.New fresh) {
        var draft = fresh.draft();
        boolean named = name.isVisible() && !name.isEmpty();
        return new OutcomeTarget.New(new OutcomeDraft(
                named ? code(name.getValue()) : draft.code(),
                named ? name.getValue() : draft.name(),
                unit.isEmpty() ? draft.unit() : unit.getValue(),
                isSensitiveToReporting(named ? name.getValue() : draft.name()),
                Objects.requireNonNull(sensitive.get(category)).getValue()));
    }

    private Select<Choice> select(String name, List<OutcomeSummary> existing, boolean leaveOut) {
        var code = code(name);
        var nowhere = new Choice(getTranslation("incident.import.nowhere"), new OutcomeTarget.Nowhere());
        var items = new ArrayList<Choice>();
        var chosen = nowhere;
        for (var outcome : existing) {
            var choice = new Choice(outcome.name(), new OutcomeTarget.Existing(outcome.id()));
            items.add(choice);
            if (outcome.code().equals(code)) {
                chosen = choice;
            }
        }
        if (chosen.equals(nowhere)) {
            var clipped = name.length() > OutcomeDraft.NAME_MAX ? name.substring(0, OutcomeDraft.NAME_MAX) : name;
            var fresh = new Choice(
                    getTranslation("incident.import.new"),
                    new OutcomeTarget.New(new OutcomeDraft(
                            code,
                            clipped,
                            getTranslation("incident.import.unit.default"),
                            isSensitiveToReporting(name))));
            items.addFirst(fresh);
            chosen = leaveOut ? nowhere : fresh;
        }
        items.add(nowhere);
        var select = new Select<Choice>();
        select.setItems(items);
        select.setItemLabelGenerator(Choice::label);
        select.setValue(chosen);
        select.setAriaLabel(getTranslation("incident.import.target.of", name));
        return select;
    }

    /** Offences that people report the more, the more they trust the police. */
    private static boolean isSensitiveToReporting(String name) {
        var text = folded(name);
        return List.of("familiar", "extorsion", "sexual", "violacion", "abuso", "domestic", "extortion").stream()
                .anyMatch(text::contains);
    }

    private static String code(String name) {
        var code = folded(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var clipped = code.length() > OutcomeDraft.CODE_MAX ? code.substring(0, OutcomeDraft.CODE_MAX) : code;
        return clipped.isEmpty() ? "serie" : clipped;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
