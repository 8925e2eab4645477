package org.lindero.bench.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** How often the page says one of these sentences about the treated areas. */
    Share says(Statement... statements) {
        return share(claim -> List.of(statements).contains(claim.inside().statement()));
    }

    /** How often the page says a sentence about ring 1. */
    Share says(RingStatement statement) {
        return share(claim -> claim.around() == statement);
    }

    /** How often the page calls a fall the programme's, or at least larger than in the comparison. */
    Share claimsReduction() {
        return says(Statement.CONSISTENT_WITH_REDUCTION, Statement.FELL_MORE_THAN_COMPARISON);
    }

    /** The same of a rise. */
    Share claimsIncrease() {
        return says(Statement.CONSISTENT_WITH_INCREASE, Statement.ROSE_MORE_THAN_COMPARISON);
    }

    /** How often it says either where the truth is neither. */
    Share falseClaims() {
        return share(claim -> switch (claim.inside().statement()) {
            case CONSISTENT_WITH_REDUCTION, FELL_MORE_THAN_COMPARISON -> setting.own() == 0;
            case CONSISTENT_WITH_INCREASE, ROSE_MORE_THAN_COMPARISON -> true;
            default -> false;
        });
    }

    /** How often it says of ring 1 what is not so: that it changed, or that it did not rise by the bound. */
    Share falseAround(double boundPercent) {
        return share(claim -> switch (claim.around()) {
            case FELL -> setting.around() <= 0;
            case ROSE -> setting.around() >= 0;
            case NO_LARGER_INCREASE -> -100 * setting.around() > boundPercent;
            case NO_RING, NOT_RULED_OUT -> false;
        });
    }

    /** How often it says that something changed, and that this cannot be put down to the programme. */
    Share changedNotAttributable() {
        return says(Statement.FELL_NOT_ATTRIBUTABLE, Statement.ROSE_NOT_ATTRIBUTABLE);
    }

    /** How often the quotient that has no interval is on one side of zero, of all trials. */
    Share quotient(boolean displacement) {
        int count = 0;
        for (var trial : trials) {
            var wdq = trial.wdq() == null ? null : trial.wdq().wdq();
            count += wdq != null && (displacement ? wdq < 0 : wdq > 0) ? 1 : 0;
        }
        return new Share(count, trials.size());
    }

    Share refused() {
        return new Share(
                (int) trials.stream().filter(trial -> trial.claim() == null).count(), trials.size());
    }

    Share grade(int level) {
        return share(claim -> claim.grade().level() == level);
    }

    /** The rules of inference that were followed, the most frequent first. */
    String rules() {
        return Arrays.stream(PlaceInference.Rule.values())
                .map(rule ->
                        Map.entry(rule, share(claim -> claim.place().inference().rule() == rule)))
                .filter(entry -> entry.getValue().count() > 0)
                .sorted(Comparator.comparing(entry -> -entry.getValue().count()))
                .map(entry -> entry.getKey()
                        + (entry.getValue().count() < trials.size()
                                ? String.format(
                                        Locale.ROOT,
                                        " %.0f %%",
                                        entry.getValue().percent())
                                : ""))
                .collect(Collectors.joining(", "));
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
