package org.lindero.policing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a liaison may enter for a police effort. An instance is always valid.
 *
 * @param dose               planned amount a month, in {@code doseUnit}; both or neither
 * @param risk               required for interdictions
 * @param complaintsReceived so far; absent is "not known", which is not zero
 */
public record PoliceEffortDraft(
        String name,
        EffortType type,
        PoliceForce force,
        Set<Long> areaIds,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        String schedule,
        @Nullable BigDecimal dose,
        @Nullable DoseUnit doseUnit,
        String objective,
        String legalBasis,
        Sensitivity sensitivity,
        @Nullable RiskAssessment risk,
        String safeguards,
        @Nullable Integer complaintsReceived,
        String complaintsNote) {

    public static final int NAME_MAX = 160;
    public static final int TEXT_MAX = 2000;
    public static final int LINE_MAX = 500;
    public static final int LEGAL_MAX = 1000;
    private static final BigDecimal DOSE_LIMIT = BigDecimal.valueOf(1_000_000_000);

    public PoliceEffortDraft {
        name = name.strip();
        areaIds = Set.copyOf(areaIds);
        schedule = schedule.strip();
        objective = objective.strip();
        legalBasis = legalBasis.strip();
        safeguards = safeguards.strip();
        complaintsNote = complaintsNote.strip();
        require(!name.isEmpty() && name.length() <= NAME_MAX, "name: 1 to " + NAME_MAX + " characters");
        require(!areaIds.isEmpty(), "at least one area");
        require(inOrder(startsOn, endsOn), "endsOn before startsOn");
        require((dose == null) == (doseUnit == null), "a dose has a unit");
        require(dose == null || isDose(dose), "dose: from 0, two decimals at most");
        require(!objective.isEmpty(), "objective is missing");
        require(risk != null || !type.isInterdiction(), "an interdiction needs a risk assessment");
        require(complaintsReceived == null || complaintsReceived >= 0, "complaints are counted from 0");
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean inOrder(LocalDate startsOn, @Nullable LocalDate endsOn) {
        return endsOn == null || !endsOn.isBefore(startsOn);
    }

    /** Whether an amount can be a dose. */
    public static boolean isDose(BigDecimal amount) {
        return amount.signum() >= 0 && amount.stripTrailingZeros().scale() <= 2 && amount.compareTo(DOSE_LIMIT) < 0;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
