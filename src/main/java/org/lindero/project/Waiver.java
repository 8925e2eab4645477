package org.lindero.project;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Why a gap was accepted, by whom and when. */
@Embeddable
public record Waiver(String reason, String waivedBy, Instant waivedAt) {

    public static final int REASON_MAX = 1000;

    public Waiver {
        reason = Checks.filled(reason, REASON_MAX, "reason");
    }
}
