package org.lindero.indicator;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** The value of an indicator in an area and a period, on its way from draft to approved. */
@Entity
@Table(name = "measurement")
class Measurement extends AbstractEntity {

    private long indicatorId;
    private long areaId;
    private YearMonth period;

    @Embedded
    private @Nullable Amount amount;

    private String comment = "";

    @Enumerated(EnumType.STRING)
    private MeasurementState state = MeasurementState.DRAFT;

    private String author;
    private String authorName;
    private Instant enteredAt;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private String returnReason = "";

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Measurement() {}

    @SuppressWarnings("NullAway.Init") // enter fills the fields
    Measurement(long indicatorId, long areaId, YearMonth period) {
        this.indicatorId = indicatorId;
        this.areaId = areaId;
        this.period = period;
    }

    void enter(Amount entered, String remark, String username, String displayName, Instant now) {
        amount = entered;
        comment = remark;
        author = username;
        authorName = displayName;
        enteredAt = now;
        state = MeasurementState.DRAFT;
    }

    void submit() {
        state = MeasurementState.SUBMITTED;
    }

    void approve(String displayName, Instant now) {
        state = MeasurementState.APPROVED;
        returnReason = "";
        decide(displayName, now);
    }

    void sendBack(String reason, String displayName, Instant now) {
        state = MeasurementState.RETURNED;
        returnReason = reason;
        decide(displayName, now);
    }

    private void decide(String displayName, Instant now) {
        decidedBy = displayName;
        decidedAt = now;
    }

    boolean says(Amount other, String remark) {
        return amount().equals(other) && comment.equals(remark);
    }

    long indicatorId() {
        return indicatorId;
    }

    long areaId() {
        return areaId;
    }

    YearMonth period() {
        return period;
    }

    Amount amount() {
        return amount == null ? Amount.BLANK : amount;
    }

    String comment() {
        return comment;
    }

    MeasurementState state() {
        return state;
    }

    String author() {
        return author;
    }

    String authorName() {
        return authorName;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    String decidedBy() {
        return decidedBy == null ? "" : decidedBy;
    }

    Instant decidedAt() {
        return decidedAt == null ? enteredAt : decidedAt;
    }

    String returnReason() {
        return returnReason;
    }
}
