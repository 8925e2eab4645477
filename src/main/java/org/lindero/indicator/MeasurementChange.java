package org.lindero.indicator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** One step in the life of a value; written once, never changed. */
@Entity
@Table(name = "measurement_change")
class MeasurementChange extends AbstractEntity {

    private long measurementId;
    private Instant at;
    private String username;
    private String displayName;

    @Enumerated(EnumType.STRING)
    private MeasurementState state;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "old_amount"))
    @AttributeOverride(name = "numerator", column = @Column(name = "old_numerator"))
    @AttributeOverride(name = "denominator", column = @Column(name = "old_denominator"))
    @AttributeOverride(name = "noData", column = @Column(name = "old_no_data"))
    private @Nullable Amount before;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "new_amount"))
    @AttributeOverride(name = "numerator", column = @Column(name = "new_numerator"))
    @AttributeOverride(name = "denominator", column = @Column(name = "new_denominator"))
    @AttributeOverride(name = "noData", column = @Column(name = "new_no_data"))
    private @Nullable Amount after;

    private String note;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected MeasurementChange() {}

    MeasurementChange(Measurement changed, Amount before, String note, Writer writer, Instant now) {
        measurementId = changed.id();
        state = changed.state();
        this.before = before;
        after = changed.amount();
        this.note = note;
        username = writer.username();
        displayName = writer.displayName();
        at = now;
    }

    ChangeLine line() {
        return new ChangeLine(
                at,
                username,
                displayName,
                state,
                before == null ? Amount.BLANK : before,
                after == null ? Amount.BLANK : after,
                note);
    }

    /** Who changed it. */
    record Writer(String username, String displayName) {}
}
