package org.lindero.indicator.ui;

import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import org.lindero.indicator.Accumulation;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.CountedAs;
import org.lindero.indicator.Direction;
import org.lindero.indicator.ValueKind;

/** How a value comes about; the fields of a ratio appear with a share or a rate. */
class CalculationSection extends FormSection {

    private final EnumSelect<ValueKind> kind =
            new EnumSelect<>(getTranslation("indicator.kind"), ValueKind.class, "valueKind");
    private final TextField unit = new TextField(getTranslation("indicator.unit"));
    private final IntegerField decimals = new IntegerField(getTranslation("indicator.decimals"));
    private final BigDecimalField factor = new BigDecimalField(getTranslation("indicator.factor"));
    private final TextField numerator = new TextField(getTranslation("indicator.numerator"));
    private final TextField denominator = new TextField(getTranslation("indicator.denominator"));
    private final TextArea method = new TextArea(getTranslation("indicator.method"));
    private final EnumSelect<CountedAs> countedAs =
            new EnumSelect<>(getTranslation("indicator.countedAs"), CountedAs.class, "countedAs");
    private final EnumSelect<Direction> direction =
            new EnumSelect<>(getTranslation("indicator.direction"), Direction.class, "direction");
    private final EnumSelect<Accumulation> accumulation =
            new EnumSelect<>(getTranslation("indicator.accumulation"), Accumulation.class, "accumulation");

    CalculationSection(String heading, String hint) {
        super(heading, hint);
        unit.setRequiredIndicatorVisible(true);
        unit.setMaxLength(Calculation.UNIT_MAX);
        decimals.setMin(0);
        decimals.setMax(Calculation.DECIMALS_MAX);
        decimals.setStepButtonsVisible(true);
        decimals.setValue(0);
        factor.setValue(BigDecimal.valueOf(100));
        factor.setHelperText(getTranslation("indicator.factor.hint"));
        numerator.setRequiredIndicatorVisible(true);
        numerator.setMaxLength(Calculation.PART_MAX);
        denominator.setRequiredIndicatorVisible(true);
        denominator.setMaxLength(Calculation.PART_MAX);
        method.setMaxLength(Calculation.TEXT_MAX);
        kind.addValueChangeListener(event -> showParts());
        place(kind, 1);
        place(unit, 1);
        place(decimals, 1);
        place(factor, 1);
        place(numerator, 2);
        place(denominator, 2);
        place(method, 4);
        place(countedAs, 1);
        place(direction, 1);
        place(accumulation, 2);
        showParts();
    }

    private void showParts() {
        boolean ratio = kind.getValue().isRatio();
        factor.setVisible(ratio);
        numerator.setVisible(ratio);
        denominator.setVisible(ratio);
    }

    void read(Calculation calculation) {
        kind.setValue(calculation.kind());
        unit.setValue(calculation.unit());
        decimals.setValue(calculation.decimals());
        factor.setValue(calculation.factor());
        numerator.setValue(calculation.numerator());
        denominator.setValue(calculation.denominator());
        method.setValue(calculation.method());
        countedAs.setValue(calculation.countedAs());
        direction.setValue(calculation.direction());
        accumulation.setValue(calculation.accumulation());
    }

    boolean isGood() {
        var required = getTranslation("required");
        boolean good = Checks.filled(unit, required);
        var places = decimals.getValue();
        good &= Checks.check(
                decimals,
                places != null && places >= 0 && places <= Calculation.DECIMALS_MAX,
                getTranslation("indicator.decimals.rule", Calculation.DECIMALS_MAX));
        if (kind.getValue().isRatio()) {
            good &= Checks.filled(numerator, required);
            good &= Checks.filled(denominator, required);
            var times = factor.getValue();
            good &= Checks.check(factor, times != null && times.signum() > 0, getTranslation("indicator.factor.rule"));
        }
        return good;
    }

    Calculation calculation() {
        return new Calculation(
                kind.getValue(),
                method.getValue(),
                numerator.getValue(),
                denominator.getValue(),
                unit.getValue(),
                decimals.getValue(),
                kind.getValue().isRatio() ? factor.getValue() : BigDecimal.ONE,
                countedAs.getValue(),
                direction.getValue(),
                accumulation.getValue());
    }
}
