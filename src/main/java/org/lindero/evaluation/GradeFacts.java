package org.lindero.evaluation;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.evidence.EvidenceFacts;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.engine.place.PlaceResult;

/** What the grade of the evidence is made from, taken from the design and the diagnostics. */
final class GradeFacts {

    private static final double REJECTED = 0.05;

    private GradeFacts() {}

    static EvidenceFacts of(EvaluationDesign design, PlaceResult place, @Nullable EventStudyResult events) {
        return new EvidenceFacts(
                true,
                design.areas(AreaRole.Part.COMPARISON).size(),
                place.inference().treatedClusters(),
                preTrend(place, events),
                false,
                false,
                (int) ChronoUnit.MONTHS.between(design.from(), design.start()),
                false);
    }

    private static EvidenceFacts.PreTrendFinding preTrend(PlaceResult place, @Nullable EventStudyResult events) {
        if (events == null || events.preTrend() == null) {
            return EvidenceFacts.PreTrendFinding.NOT_TESTED;
        }
        var logRatio = place.treated().logRatio();
        return EvidenceGrade.finding(
                events.preTrend().p(), REJECTED, logRatio != null && events.missedTrendCouldExplainHalf(logRatio));
    }

    /** Whether the time before the start already differed; not without a test. */
    static boolean rejects(@Nullable PreTrend test) {
        return test != null && test.p() <= REJECTED;
    }
}
