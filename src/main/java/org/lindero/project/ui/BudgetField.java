package org.lindero.project.ui;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lindero.project.ProjectDraft;

/** One amount a year, for the years of the project; a year that is left empty has no budget, which is not a budget of 0. */
class BudgetField extends CustomField<Map<Integer, BigDecimal>> {

    private static final int MOST_YEARS = 12;

    private final Map<Integer, BigDecimalField> fields = new TreeMap<>();
    private final Div row = new Div();

    BudgetField() {
        super(Map.of());
        setLabel(getTranslation("project.budget"));
        setHelperText(getTranslation("project.budget.hint"));
        row.addClassName("budget");
        add(row);
    }

    /** Offers the years from the first to the last day; amounts of other years stay while they are not empty. */
    void offer(@Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        var years = new TreeMap<Integer, BigDecimal>(getValue());
        if (startsOn != null) {
            int last = endsOn == null ? startsOn.getYear() : endsOn.getYear();
            for (int year = startsOn.getYear(); year <= Math.min(last, startsOn.getYear() + MOST_YEARS); year++) {
                years.putIfAbsent(year, BigDecimal.ONE.negate());
            }
        }
        show(years);
    }

    boolean isRight() {
        boolean right = true;
        for (var field : fields.values()) {
            boolean wrong = !field.isEmpty() && !ProjectDraft.isBudget(field.getValue());
            field.setErrorMessage(getTranslation("project.budget.refused"));
            field.setInvalid(wrong);
            right &= !wrong;
        }
        return right;
    }

    @Override
    protected Map<Integer, BigDecimal> generateModelValue() {
        var amounts = new HashMap<Integer, BigDecimal>();
        fields.forEach((year, field) -> {
            if (!field.isEmpty()) {
                amounts.put(year, field.getValue());
            }
        });
        return amounts;
    }

    @Override
    protected void setPresentationValue(Map<Integer, BigDecimal> amounts) {
        show(new TreeMap<>(amounts));
    }

    private void show(Map<Integer, BigDecimal> years) {
        row.removeAll();
        fields.clear();
        years.forEach((year, amount) -> {
            var field = new BigDecimalField(Integer.toString(year));
            field.setSuffixComponent(new Span("MXN"));
            if (amount.signum() >= 0) {
                field.setValue(amount);
            }
            field.addValueChangeListener(event -> updateValue());
            fields.put(year, field);
            row.add(field);
        });
    }
}
