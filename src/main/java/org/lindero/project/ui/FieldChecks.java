package org.lindero.project.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.validator.StringLengthValidator;
import com.vaadin.flow.function.SerializablePredicate;
import java.io.Serializable;

/**
 * Shows at each field what is wrong with it, while it is edited and when it is saved. It only validates: what is valid becomes
 * a draft, which checks once more.
 */
class FieldChecks implements Serializable {

    private final Binder<Object> binder = new Binder<>();
    private final Words words;

    /** Gives a text in the reader's language. */
    interface Words extends Serializable {
        String of(String key, Object... arguments);
    }

    FieldChecks(Words words) {
        this.words = words;
    }

    /** A text that must be there. */
    void filled(HasValue<?, String> field, int max) {
        binder.forField(field)
                .asRequired(words.of("required"))
                .withValidator(text -> !text.isBlank(), words.of("required"))
                .withValidator(new StringLengthValidator(words.of("project.tooLong", max), 0, max))
                .bind(nothing -> "", (nothing, value) -> {});
    }

    /** A text that may be missing. */
    void text(HasValue<?, String> field, int max) {
        binder.forField(field)
                .withValidator(new StringLengthValidator(words.of("project.tooLong", max), 0, max))
                .bind(nothing -> "", (nothing, value) -> {});
    }

    /** A choice or date that must be there. */
    <T> void chosen(HasValue<?, T> field) {
        binder.forField(field).asRequired(words.of("required")).bind(nothing -> null, (nothing, value) -> {});
    }

    /** Any other rule; an empty field gives null. */
    <T> void rule(HasValue<?, T> field, String key, SerializablePredicate<T> rule) {
        binder.forField(field).withValidator(rule, words.of(key)).bind(nothing -> null, (nothing, value) -> {});
    }

    /** Whether all fields are right; the first wrong one gets the focus. */
    boolean pass() {
        var status = binder.validate();
        if (!status.isOk() && status.getFieldValidationErrors().getFirst().getField() instanceof Focusable<?> wrong) {
            wrong.focus();
        }
        return status.isOk();
    }
}
