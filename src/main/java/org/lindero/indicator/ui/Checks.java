package org.lindero.indicator.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;

/** Marks a field that cannot be taken as it is, and says whether it can. */
final class Checks {

    private Checks() {}

    static boolean check(HasValidation field, boolean good, String message) {
        field.setErrorMessage(message);
        field.setInvalid(!good);
        return good;
    }

    static <F extends HasValue<?, ?> & HasValidation> boolean filled(F field, String message) {
        boolean blank = field.isEmpty() || (field.getValue() instanceof String text && text.isBlank());
        return check(field, !blank, message);
    }
}
