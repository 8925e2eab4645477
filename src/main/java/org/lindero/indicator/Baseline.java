package org.lindero.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** Where an indicator stood before the work began. */
@Embeddable
public record Baseline(
        @Column(name = "baseline") BigDecimal value,
        @Column(name = "baseline_year") int year,
        @Column(name = "baseline_note") String note) {

    public static final int NOTE_MAX = 500;

    public Baseline {
        value = Decimals.plain(value);
        note = note.strip();
        if (note.length() > NOTE_MAX) {
            throw new IllegalArgumentException("note: at most " + NOTE_MAX + " characters");
        }
    }
}
