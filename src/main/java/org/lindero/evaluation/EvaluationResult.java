package org.lindero.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.place.DetectableEffect;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.engine.place.PlaceResult;
import org.lindero.engine.place.RecentPeak;
import org.lindero.engine.place.RingTest;
import org.lindero.engine.place.RobustnessRow;

/**
 * The immutable outcome of one run.
 *
 * @param place       the primary model: Poisson imputation
 * @param eventStudy  the primary plot with its pre-trend check
 * @param detectable  what the data before the start could have shown
 * @param linear      the linear difference-in-differences with rings, beside the primary model
 * @param ringTest    one-sided test of "no increase in ring 1 beyond the bound"; absent without a ring or an interval
 * @param checks      numbers beside the effect; absent in results of old engines
 * @param peak        whether the treated areas stood above their earlier level before the start; absent in results of old engines
 * @param police      what the police efforts have to do with the effect; absent when the design has none
 * @param refused     name of the engine's reason for each part that could not be computed
 * @param dataHash    SHA-256 of the counts and parts that went in
 */
public record EvaluationResult(
        PlaceResult place,
        @Nullable EventStudyResult eventStudy,
        @Nullable DetectableEffect detectable,
        @Nullable LinearEffects linear,
        Displacement displacement,
        @Nullable RingTest ringTest,
        List<RobustnessRow> robustness,
        @Nullable Checks checks,
        @Nullable RecentPeak peak,
        @Nullable PoliceFindings police,
        EvidenceGrade grade,
        Map<String, String> refused,
        String dataHash,
        String engineVersion,
        long milliseconds) {

    public EvaluationResult {
        robustness = List.copyOf(robustness);
        refused = Map.copyOf(refused);
    }

    /** The same result with the time that it took. */
    EvaluationResult since(Instant started, Instant finished) {
        return new EvaluationResult(
                place,
                eventStudy,
                detectable,
                linear,
                displacement,
                ringTest,
                robustness,
                checks,
                peak,
                police,
                grade,
                refused,
                dataHash,
                engineVersion,
                Duration.between(started, finished).toMillis());
    }
}
