package org.lindero.bench.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.evidence.RingStatement;
import org.lindero.engine.evidence.Verdict.Statement;
import org.lindero.engine.place.EventStudyResult;
import org.lindero.engine.place.PlaceInference;
import org.lindero.evaluation.AutomaticPath.Claim;

/** All trials of one setting. */
record SettingResult(Setting setting, List<TrialResult> trials) {

    private static final double REJECTED = 0.05;

    SettingResult {
        trials = List.copyOf(trials);
    }

    /** What each method said, in the order in which they were asked. */
    Map<String, Tally> methods() {
        Map<String, List<Finding>> byMethod = trials.stream()
                .flatMap(trial -> trial.findings().stream())
                .collect(Collectors.groupingBy(Finding::method, LinkedHashMap::new, Collectors.toList()));
        Map<String, Tally> tallies = new LinkedHashMap<>();
        byMethod.forEach((method, findings) -> tallies.put(method, Tally.of(findings)));
        return tallies;
    }

    private Share share(Predicate<Claim> what) {
        int count = 0;
        for (var trial : trials) {
            count += trial.claim() != null && what.test(trial.claim()) ? 1 : 0;
        }
        return new Share(count, trials.size());
    }

    /** How often the page says a sentence about the treated areas. */
    Share says(Statement statement) {
        return share(claim -> claim.inside().statement() == statement);
    }

    /** How often the page says a sentence about ring 1. */
    Share says(RingStatement statement) {
        return share(claim -> claim.around() == statement);
    }

    /** How often the page calls a fall the programme's, or at least larger than in the comparison. */
    Share claimsReduction() {
        return share(claim -> claim.inside().statement() == Statement.CONSISTENT_WITH_REDUCTION
                || claim.inside().statement() == Statement.FELL_MORE_THAN_COMPARISON);
    }

    /** The same of a rise. */
    Share claimsIncrease() {
        return share(claim -> claim.inside().statement() == Statement.CONSISTENT_WITH_INCREASE
                || claim.inside().statement() == Statement.ROSE_MORE_THAN_COMPARISON);
    }

    Share refused() {
        return new Share(
                (int) trials.stream().filter(trial -> trial.claim() == null).count(), trials.size());
    }

    Share grade(int level) {
        return share(claim -> claim.grade().level() == level);
    }

    Share rule(PlaceInference.Rule rule) {
        return share(claim -> claim.place().inference().rule() == rule);
    }

    /** How often the test of the time before the start rejects, of those that could be made. */
    Share preTrendRejected(boolean ring) {
        var tests = trials.stream()
                .map(TrialResult::claim)
                .filter(Objects::nonNull)
                .flatMap(claim -> claim.eventStudy().stream())
                .map(ring ? EventStudyResult::ringPreTrend : EventStudyResult::preTrend)
                .filter(Objects::nonNull)
                .map(PreTrend::p)
                .toList();
        return new Share((int) tests.stream().filter(p -> p <= REJECTED).count(), tests.size());
    }
}
