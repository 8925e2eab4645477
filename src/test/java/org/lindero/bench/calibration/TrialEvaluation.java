package org.lindero.bench.calibration;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPair;
import org.lindero.bench.calibration.Trial.Truth;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.GroupTimeEffects;
import org.lindero.engine.did.GroupTimeOptions;
import org.lindero.engine.did.StaggeredPanel;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.PlaceRegressions;
import org.lindero.engine.synthetic.OutcomePanel;
import org.lindero.engine.synthetic.SyntheticDid;
import org.lindero.engine.synthetic.SyntheticDidOptions;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.AutomaticPath;
import org.lindero.incident.GeneratedCounts;

/** Hands the counts of a trial to the evaluation and to the methods beside it, and holds each answer against the truth. */
final class TrialEvaluation {

    private static final double LEVEL = 0.95;

    private final Trial trial;
    private final AutomaticPath path;
    private final Beside beside;
    private final List<Finding> findings = new ArrayList<>();

    private TrialEvaluation(Trial trial, AutomaticPath path, Beside beside) {
        this.trial = trial;
        this.path = path;
        this.beside = beside;
    }

    /** How much is computed beside the primary model. */
    enum Beside {
        QUICK,
        SLOWER,
        OTHER_ERRORS
    }

    static TrialResult of(Trial trial, Options options, Beside beside) {
        return new TrialEvaluation(trial, path(trial, options), beside).run();
    }

    private static AutomaticPath path(Trial trial, Options options) {
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

    private TrialResult run() {
        AutomaticPath.Claim claim;
        try {
            claim = path.claim();
        } catch (EstimationException refused) {
            return new TrialResult(findings, null, null);
        }
        var place = claim.place();
        findings.add(Finding.of("imputation: treated", truth(Part.TREATED).percent(), place.treated()));
        findings.add(Finding.of(
                "imputation: ring 1",
                truth(Part.RING_1).percent(),
                place.rings().getFirst()));
        findings.add(Finding.of("imputation: net", net().percent(), place.net()));
        addWdd();
        if (beside != Beside.QUICK) {
            attempt(this::addGroupTime);
            if (oneStart()) {
                attempt(this::addSynthetic);
            }
            attempt(this::addPooled);
            attempt(this::addLinear);
        }
        return new TrialResult(findings, claim, path.wdq().orElse(null));
    }

    private void attempt(Runnable method) {
        try {
            method.run();
        } catch (EstimationException refused) {
            // a method that has no answer for this trial is counted by what it lacks
        }
    }

    private List<Variance> variances() {
        return beside == Beside.OTHER_ERRORS
                ? List.of(Variance.CR1, Variance.NESTED, Variance.CR2)
                : List.of(Variance.NESTED);
    }

    private void addPooled() {
        for (var variance : variances()) {
            var fit = PlaceRegressions.pooled(path.panel(), variance, LEVEL);
            findings.add(Finding.ofLog(
                    "pooled Poisson, " + variance + ": treated",
                    truth(Part.TREATED).percent(),
                    fit.coefficient("treated")));
            findings.add(Finding.ofLog(
                    "pooled Poisson, " + variance + ": ring 1",
                    truth(Part.RING_1).percent(),
                    fit.coefficient("ring1")));
        }
    }

    private void addLinear() {
        var linear = PlaceRegressions.linear(path.panel(), Variance.NESTED, LEVEL);
        var treated = linear.sets().get(0).estimate();
        var ring = linear.sets().get(1).estimate();
        add("linear, NESTED: treated", Part.TREATED, treated.value(), treated);
        add("linear, NESTED: ring 1", Part.RING_1, ring.value(), ring);
        findings.add(Finding.ofEvents("linear, NESTED: net", net().percent(), linear.net(), net().expected()));
    }

    /** A change in events an area and month, with an interval where the method gives one. */
    private void add(String method, Part part, double change, @Nullable Estimate estimate) {
        int cells = Arrays.stream(path.exposedFrom(part))
                .map(month -> Setting.MONTHS - month)
                .sum();
        var truth = truth(part);
        double unit = truth.expected() / cells;
        findings.add(
                estimate == null
                        ? new Finding(method, truth.percent(), -100 * change / unit, null)
                        : Finding.ofEvents(method, truth.percent(), estimate, unit));
    }

    /** Treated against clean areas, in levels; a cohort is too small for an interval unless it has five areas. */
    private void addGroupTime() {
        int[] areas = treatedAndClean();
        int[] first = Arrays.stream(areas)
                .map(area -> trial.start(area) == Integer.MAX_VALUE ? EventStudy.NEVER : trial.start(area))
                .toArray();
        var effect = GroupTimeEffects.estimate(StaggeredPanel.of(counts(areas), first), GroupTimeOptions.DEFAULT)
                .simple();
        add("group-time: treated", Part.TREATED, effect.value(), effect.estimate());
    }

    private void addSynthetic() {
        int[] areas = treatedAndClean();
        int treated = path.areas(Part.TREATED).length;
        var panel = OutcomePanel.of(
                Arrays.stream(areas).mapToObj(area -> "area " + area).toList(),
                IntStream.range(0, Setting.MONTHS)
                        .mapToObj(month -> "month " + month)
                        .toList(),
                counts(areas));
        var options = SyntheticDidOptions.seeded(1).errors(SyntheticDidOptions.Errors.JACKKNIFE);
        var att = SyntheticDid.estimate(panel, IntStream.range(0, treated).toArray(), path.start(), options, done -> {})
                .att();
        add("synthetic DiD, jackknife: treated", Part.TREATED, att.value(), att);
    }

    private boolean oneStart() {
        return trial.sites().stream().map(Programme.Site::start).distinct().count() == 1;
    }

    /** The treated areas first. */
    private int[] treatedAndClean() {
        return IntStream.concat(IntStream.of(path.areas(Part.TREATED)), IntStream.of(path.areas(Part.COMPARISON)))
                .toArray();
    }

    private double[][] counts(int[] areas) {
        return Arrays.stream(areas)
                .mapToObj(area -> IntStream.range(0, Setting.MONTHS)
                        .mapToDouble(month -> trial.recorded(area, month))
                        .toArray())
                .toArray(double[][]::new);
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
