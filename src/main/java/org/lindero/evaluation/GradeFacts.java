package org.lindero.evaluation;

import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.evidence.EvidenceFacts;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.engine.place.PlaceResult;
import org.lindero.engine.place.RecentPeak;

/** What the grade of the evidence is made from, taken from the design and the diagnostics. */
final class GradeFacts {

    private static final double REJECTED = 0.05;

    private GradeFacts() {}

    static EvidenceFacts of(
            EvaluationDesign design,
            PlaceResult place,
            @Nullable EventStudyResult events,
            @Nullable RecentPeak peak,
            @Nullable PoliceFindings police) {
        return new EvidenceFacts(
                true,
                design.areas(AreaRole.Part.COMPARISON).size(),
                place.inference().treatedClusters(),
                preTrend(place, events),
                design.selection().by() == Selection.By.LOTTERY,
                atPeak(design.selection().by(), peak),
                (int) ChronoUnit.MONTHS.between(design.from(), design.start()),
                rivalNotSeparable(design, police));
    }

    /** A draw is blind to peaks; otherwise silence counts as a peak, and so does one that the counts show. */
    private static boolean atPeak(Selection.By by, @Nullable RecentPeak peak) {
        return switch (by) {
            case LOTTERY -> false;
            case RECENT_PEAK, NOT_SAID -> true;
            case OTHER -> peak != null && peak.found();
        };
    }

    /** A rival stands apart only where there is an estimate without it. */
    private static boolean rivalNotSeparable(EvaluationDesign design, @Nullable PoliceFindings police) {
        return design.rolesUnknown() || design.hasRivals() && (police == null || !police.separable());
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
