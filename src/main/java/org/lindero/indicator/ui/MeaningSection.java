package org.lindero.indicator.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.lindero.indicator.Classification;
import org.lindero.indicator.Dimension;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorType;
import org.lindero.indicator.MirLevel;

/** What an indicator says and where it belongs. */
class MeaningSection extends FormSection {

    private final TextField code = new TextField(getTranslation("indicator.code"));
    private final TextField name = new TextField(getTranslation("indicator.name"));
    private final TextArea definition = new TextArea(getTranslation("indicator.definition"));
    private final EnumSelect<MirLevel> level =
            new EnumSelect<>(getTranslation("indicator.level"), MirLevel.class, "mirLevel");
    private final TextField group = new TextField(getTranslation("indicator.group"));
    private final EnumSelect<IndicatorType> type =
            new EnumSelect<>(getTranslation("indicator.type"), IndicatorType.class, "indicatorType");
    private final EnumSelect<Dimension> dimension =
            new EnumSelect<>(getTranslation("indicator.dimension"), Dimension.class, "dimension");
    private final Checkbox sensitive = new Checkbox(getTranslation("indicator.sensitive"));
    private final Checkbox outcome = new Checkbox(getTranslation("indicator.outcome"));

    MeaningSection(String heading, String hint) {
        super(heading, hint);
        code.setRequiredIndicatorVisible(true);
        code.setHelperText(getTranslation("indicator.code.rule"));
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(IndicatorDraft.NAME_MAX);
        definition.setMaxLength(IndicatorDraft.DEFINITION_MAX);
        group.setMaxLength(Classification.GROUP_MAX);
        group.setHelperText(getTranslation("indicator.group.hint"));
        level.setValue(MirLevel.ACTIVITY);
        type.setValue(IndicatorType.MANAGEMENT);
        place(code, 1);
        place(name, 3);
        place(definition, 4);
        place(level, 1);
        place(group, 1);
        place(type, 1);
        place(dimension, 1);
        place(sensitive, 2);
        place(outcome, 2);
    }

    void read(IndicatorDraft draft) {
        code.setValue(draft.code());
        name.setValue(draft.name());
        definition.setValue(draft.definition());
        level.setValue(draft.classification().level());
        group.setValue(draft.classification().group());
        type.setValue(draft.classification().type());
        dimension.setValue(draft.classification().dimension());
        sensitive.setValue(draft.classification().sensitiveToReporting());
        outcome.setValue(draft.classification().outcome());
    }

    boolean isGood() {
        boolean named = Checks.filled(name, getTranslation("required"));
        return refuseCode(IndicatorDraft.isCode(code.getValue()), getTranslation("indicator.code.rule")) && named;
    }

    boolean refuseCode(boolean good, String message) {
        return Checks.check(code, good, message);
    }

    String code() {
        return code.getValue();
    }

    String name() {
        return name.getValue();
    }

    String definition() {
        return definition.getValue();
    }

    Classification classification() {
        return new Classification(
                level.getValue(),
                group.getValue(),
                type.getValue(),
                dimension.getValue(),
                sensitive.getValue(),
                outcome.getValue());
    }
}
