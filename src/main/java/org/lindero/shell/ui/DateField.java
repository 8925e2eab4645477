package org.lindero.shell.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.List;

/** A date picker whose calendar speaks the reader's language. */
public class DateField extends DatePicker {

    public DateField(String label) {
        super(label);
        var words = DateFormatSymbols.getInstance(getLocale());
        setI18n(new DatePickerI18n()
                .setMonthNames(names(words.getMonths()))
                .setWeekdays(names(words.getWeekdays()))
                .setWeekdaysShort(names(words.getShortWeekdays()))
                .setFirstDayOfWeek(1)
                .setToday(getTranslation("date.today"))
                .setCancel(getTranslation("cancel"))
                .setBadInputErrorMessage(getTranslation("date.unreadable")));
    }

    /** Java pads these lists with an empty month at the end and an empty weekday at the front. */
    private static List<String> names(String[] padded) {
        return Arrays.stream(padded).filter(name -> !name.isEmpty()).toList();
    }
}
