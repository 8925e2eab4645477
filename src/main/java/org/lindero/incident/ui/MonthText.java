package org.lindero.incident.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A field for a month such as {@code 2024-03}. */
class MonthText extends TextField {

    MonthText(String labelKey, boolean required) {
        setLabel(getTranslation(labelKey));
        setPlaceholder("2024-03");
        setRequiredIndicatorVisible(required);
        setClearButtonVisible(!required);
        setErrorMessage(getTranslation("incident.import.month.rule"));
    }

    /** The month; null when there is none, and the field says so unless it is empty and may be. */
    @Nullable
    YearMonth month() {
        try {
            var month = YearMonth.parse(getValue().strip());
            setInvalid(false);
            return month;
        } catch (DateTimeParseException wrong) {
            setInvalid(!isEmpty() || isRequiredIndicatorVisible());
            return null;
        }
    }
}
