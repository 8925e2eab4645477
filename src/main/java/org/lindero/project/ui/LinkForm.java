package org.lindero.project.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.lindero.project.ProjectLinkService;

/** What something is linked with, how, and what is expected of it. */
class LinkForm<T, R> extends FormLayout {

    private final ComboBox<T> other;
    private final Select<R> relation = new Select<>();
    private final TextArea effect = new TextArea(getTranslation("project.link.effect"));
    private final FieldChecks checks = new FieldChecks(this::getTranslation);

    LinkForm(
            String otherLabel,
            List<T> offered,
            ItemLabelGenerator<T> otherName,
            String relationLabel,
            R[] relations,
            ItemLabelGenerator<R> relationName) {
        other = new ComboBox<>(otherLabel);
        other.setItems(offered);
        other.setItemLabelGenerator(otherName);
        relation.setLabel(relationLabel);
        relation.setItems(relations);
        relation.setItemLabelGenerator(value -> value == null ? "" : relationName.apply(value));
        effect.setHelperText(getTranslation("project.link.effect.hint"));
        setResponsiveSteps(new ResponsiveStep("0", 1));
        add(relation, other, effect);
        checks.chosen(relation);
        checks.chosen(other);
        checks.text(effect, ProjectLinkService.EFFECT_MAX);
    }

    boolean pass() {
        return checks.pass();
    }

    T other() {
        return other.getValue();
    }

    R relation() {
        return relation.getValue();
    }

    String effect() {
        return effect.getValue();
    }

    void refuse(String message) {
        other.setErrorMessage(message);
        other.setInvalid(true);
    }
}
