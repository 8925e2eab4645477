package org.lindero.indicator.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.lindero.shell.ui.Figures;

/** A month, chosen by typing or from a list. */
class MonthField extends ComboBox<YearMonth> {

    private static final int MONTHS = 12;
    private static final int YEARS_BACK = 12;
    private static final int YEARS_AHEAD = 12;

    MonthField(String label, YearMonth now) {
        super(label);
        var first = YearMonth.of(now.getYear() - YEARS_BACK, 1);
        setItems(Stream.iterate(first, month -> month.plusMonths(1))
                .limit((YEARS_BACK + YEARS_AHEAD) * (long) MONTHS)
                .toList());
        setItemLabelGenerator(month -> Figures.longMonth(getLocale(), month));
    }
}
