package org.lindero.bench.calibration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.lindero.area.AreaPair;
import org.lindero.bench.calibration.Trial.Truth;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.PlaceRegressions;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.AutomaticPath;
import org.lindero.incident.GeneratedCounts;

/** Hands the counts of a trial to the evaluation and to the methods beside it, and holds each answer against the truth. */
final class TrialEvaluation {

    private static final double LEVEL = 0.95;

    private final Trial trial;
    private final AutomaticPath path;
    private final List<Finding> findings = new ArrayList<>();

    private TrialEvaluation(Trial trial, AutomaticPath path) {
        this.trial = trial;
        this.path = path;
    }

    /** @param regressions whether the models beside the primary one are fitted too */
    static TrialResult of(Trial trial, Options options, boolean regressions) {
        var evaluation = new TrialEvaluation(trial, path(trial, options));
        return evaluation.run(regressions);
    }

    static AutomaticPath path(Trial trial, Options options) {
        var city = trial.city();
        double[][] counts = new double[city.size()][Setting.MONTHS];
        List<AreaPair> pairs = new ArrayList<>();
        Map<Long, String> zones = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            for (int t = 0; t < Setting.MONTHS; t++) {
                counts[i][t] = trial.recorded(i, t);
            }
            zones.put((long) i, "zone " + city.zone(i));
            for (int j : city.neighbours(i)) {
                if (i < j) {
                    pairs.add(new AreaPair(i, j, 1, 0));
                }
            }
        }
        Map<Long, YearMonth> starts = new HashMap<>();
        for (var site : trial.sites()) {
            site.areas().forEach(area -> starts.put((long) area, Trial.month(site.start())));
        }
        return new AutomaticPath(
                GeneratedCounts.of(counts, Trial.month(0)),
                pairs,
                zones,
                starts,
                options.boundPercent(),
                options.seed(),
                options.replications());
    }

    private TrialResult run(boolean regressions) {
        AutomaticPath.Claim claim;
        try {
            claim = path.claim();
        } catch (EstimationException refused) {
            return new TrialResult(findings, null);
        }
        var place = claim.place();
        findings.add(Finding.of("imputation: treated", truth(Part.TREATED).percent(), place.treated()));
        findings.add(Finding.of(
                "imputation: ring 1",
                truth(Part.RING_1).percent(),
                place.rings().getFirst()));
        findings.add(Finding.of("imputation: net", net().percent(), place.net()));
        if (regressions) {
            addWdd();
            attempt(this::addRegressions);
        }
        return new TrialResult(findings, claim);
    }

    private void attempt(Supplier<List<Finding>> method) {
        try {
            findings.addAll(method.get());
        } catch (EstimationException refused) {
            // a method that has no answer for this trial is counted by what it lacks
        }
    }

    private List<Finding> addRegressions() {
        List<Finding> found = new ArrayList<>();
        var panel = path.panel();
        double inside = truth(Part.TREATED).percent();
        for (var variance : new Variance[] {Variance.CR1, Variance.NESTED, Variance.CR2}) {
            var estimate = PlaceRegressions.pooled(panel, variance, LEVEL).coefficient("treated");
            found.add(Finding.ofLog("pooled Poisson, " + variance, inside, estimate));
        }
        for (var variance : new Variance[] {Variance.NESTED, Variance.CR2}) {
            var linear = PlaceRegressions.linear(panel, variance, LEVEL);
            int[] from = path.exposedFrom(Part.TREATED);
            int cells = Arrays.stream(from).map(month -> Setting.MONTHS - month).sum();
            found.add(Finding.ofEvents(
                    "linear, " + variance + ": treated",
                    inside,
                    linear.sets().getFirst().estimate(),
                    truth(Part.TREATED).expected() / cells));
            found.add(
                    Finding.ofEvents("linear, " + variance + ": net", net().percent(), linear.net(), net().expected()));
        }
        return found;
    }

    private void addWdd() {
        int start = path.start();
        int end = start + path.wddMonths();
        var inside = window(Part.TREATED, start, end);
        var both = inside.plus(window(Part.RING_1, start, end));
        path.wdd().ifPresent(wdd -> {
            findings.add(Finding.ofEvents("WDD: treated", inside.percent(), wdd.local(), inside.expected()));
            findings.add(Finding.ofEvents("WDD: with ring 1", both.percent(), wdd.total(), both.expected()));
        });
    }

    private Truth window(Part part, int start, int end) {
        int[] areas = path.areas(part);
        return trial.truth(areas, IntStream.of(areas).map(area -> start).toArray(), end);
    }

    private Truth truth(Part part) {
        return trial.truth(path.areas(part), path.exposedFrom(part), Setting.MONTHS);
    }

    private Truth net() {
        return truth(Part.TREATED).plus(truth(Part.RING_1)).plus(truth(Part.RING_2));
    }
}
