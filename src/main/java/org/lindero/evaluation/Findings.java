package org.lindero.evaluation;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.evidence.RingStatement;
import org.lindero.engine.evidence.Verdict;
import org.lindero.engine.place.DetectableEffect;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.engine.place.PlaceResult;
import org.lindero.engine.place.RecentPeak;
import org.lindero.engine.place.RingTest;

/** What decides the sentence of an evaluation: the primary model, its diagnostics and the grade, and what they allow to be said. */
record Findings(
        PlaceResult place,
        @Nullable EventStudyResult eventStudy,
        @Nullable DetectableEffect detectable,
        @Nullable RingTest ringTest,
        @Nullable RecentPeak peak,
        @Nullable PoliceFindings police,
        EvidenceGrade grade) {

    static Findings of(EvaluationResult result) {
        return new Findings(
                result.place(),
                result.eventStudy(),
                result.detectable(),
                result.ringTest(),
                result.peak(),
                result.police(),
                result.grade());
    }

    /** What may be said about the treated areas. */
    Verdict inside() {
        return Verdict.of(
                grade, place.treated().preventedInterval(), detectable == null ? Double.NaN : detectable.percent());
    }

    /** What may be said about ring 1. */
    RingStatement around() {
        return RingStatement.of(
                place.rings().isEmpty() ? null : place.rings().getFirst(),
                ringTest != null && ringTest.excludesIncrease(),
                eventStudy != null && GradeFacts.rejects(eventStudy.ringPreTrend()));
    }
}
