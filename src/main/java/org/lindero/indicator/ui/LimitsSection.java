package org.lindero.indicator.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.Limits;
import org.lindero.indicator.Range;
import org.lindero.indicator.TrafficLight;

/** What is plausible, what is possible, and when the light changes. */
class LimitsSection extends FormSection {

    private final BigDecimalField softMin = new BigDecimalField(getTranslation("indicator.softMin"));
    private final BigDecimalField softMax = new BigDecimalField(getTranslation("indicator.softMax"));
    private final BigDecimalField hardMin = new BigDecimalField(getTranslation("indicator.hardMin"));
    private final BigDecimalField hardMax = new BigDecimalField(getTranslation("indicator.hardMax"));
    private final Checkbox light = new Checkbox(getTranslation("indicator.light"));
    private final IntegerField green = new IntegerField(getTranslation("indicator.green"));
    private final IntegerField amber = new IntegerField(getTranslation("indicator.amber"));
    private final IntegerField overshoot = new IntegerField(getTranslation("indicator.overshoot"));

    LimitsSection(String heading, String hint) {
        super(heading, hint);
        List.of(softMin, softMax, hardMin, hardMax).forEach(field -> place(field, 1));
        place(light, 1);
        List.of(green, amber, overshoot).forEach(field -> place(field, 1));
        light.addValueChangeListener(event -> showLight());
        readLight(TrafficLight.USUAL);
        light.setValue(false);
        showLight();
    }

    private void showLight() {
        List.of(green, amber, overshoot).forEach(field -> field.setVisible(light.getValue()));
    }

    void read(Limits limits) {
        set(softMin, limits.soft().min());
        set(softMax, limits.soft().max());
        set(hardMin, limits.hard().min());
        set(hardMax, limits.hard().max());
        light.setValue(limits.light() != null);
        readLight(limits.light() == null ? TrafficLight.USUAL : limits.light());
    }

    private void readLight(TrafficLight thresholds) {
        green.setValue(thresholds.greenPercent());
        amber.setValue(thresholds.amberPercent());
        overshoot.setValue(thresholds.overshootPercent());
    }

    private static void set(BigDecimalField field, @Nullable BigDecimal value) {
        if (value == null) {
            field.clear();
        } else {
            field.setValue(value);
        }
    }

    boolean isGood() {
        var order = getTranslation("indicator.range.rule");
        boolean good = Checks.check(softMax, Range.inOrder(softMin.getValue(), softMax.getValue()), order);
        good &= Checks.check(hardMax, Range.inOrder(hardMin.getValue(), hardMax.getValue()), order);
        return Checks.check(overshoot, isLightGood(), getTranslation("indicator.light.rule")) && good;
    }

    private boolean isLightGood() {
        return !light.getValue()
                || (!green.isEmpty()
                        && !amber.isEmpty()
                        && !overshoot.isEmpty()
                        && TrafficLight.inOrder(green.getValue(), amber.getValue(), overshoot.getValue()));
    }

    Limits limits() {
        return new Limits(
                new Range(softMin.getValue(), softMax.getValue()),
                new Range(hardMin.getValue(), hardMax.getValue()),
                light.getValue() ? new TrafficLight(green.getValue(), amber.getValue(), overshoot.getValue()) : null);
    }
}
