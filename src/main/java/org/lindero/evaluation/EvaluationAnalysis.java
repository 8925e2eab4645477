package org.lindero.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Engine;
import org.lindero.engine.EstimationException;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.Wdd;
import org.lindero.engine.displacement.Wdq;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.place.EventOptions;
import org.lindero.engine.place.PlaceChecks;
import org.lindero.engine.place.PlaceEffect;
import org.lindero.engine.place.PlaceEventStudy;
import org.lindero.engine.place.PlaceLinear;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.place.PlacePanel;
import org.lindero.engine.place.PlacePolice;
import org.lindero.engine.place.PlacePower;
import org.lindero.engine.place.PlaceResult;
import org.lindero.engine.place.PlaceRobustness;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.engine.place.RecentPeak;
import org.lindero.engine.place.RingTest;
import org.lindero.engine.place.RobustnessRow;

/** From a fixed design and its counts to a result: no database, no web, the same bits for the same input. */
final class EvaluationAnalysis {

    /** The detail of the row of robustness with the placebo outcome. */
    static final String PLACEBO_OUTCOME = "PLACEBO_OUTCOME";

    private static final int MONTHS_A_BIN = 3;
    private static final int BINS_SHOWN = 8;
    private static final int MONTHS_A_YEAR = 12;
    /** Half a year before the start is what "recent" means. */
    private static final int PEAK_MONTHS = 6;

    private static final double WEIGHT_OF_MAIN = 0.8;

    private final EvaluationDesign design;
    private final EvaluationData data;
    private final EvaluationPanels panels;
    private final Map<String, String> refused = new LinkedHashMap<>();

    EvaluationAnalysis(EvaluationDesign design, EvaluationData data) {
        this.design = design;
        this.data = data;
        panels = new EvaluationPanels(design, data);
    }

    /**
     * Computes everything. What cannot be computed beside the primary model is named in the result.
     *
     * @throws EstimationException if the primary model refuses the data
     */
    EvaluationResult run(DoubleConsumer progress) {
        var panel = panels.main();
        var options = options();
        var place = PlaceEffect.withoutPooled(panel, options, share -> progress.accept(share * WEIGHT_OF_MAIN));
        var findings = findings(panel, place, options);
        var linear = attempt("linear", () -> LinearEffects.of(PlaceLinear.estimate(panel, design.level())));
        progress.accept(0.9);
        var robustness = attempt("robustness", () -> robustness(panel));
        progress.accept(1);
        return new EvaluationResult(
                findings.place(),
                findings.eventStudy(),
                findings.detectable(),
                linear,
                displacement(),
                findings.ringTest(),
                robustness == null ? List.of() : robustness,
                checks(panel),
                findings.peak(),
                findings.police(),
                findings.grade(),
                refused,
                Frozen.checksum(hashed()),
                Engine.VERSION,
                0);
    }

    /** Computes only what decides the sentence. */
    Findings findings() {
        var panel = panels.main();
        var options = options();
        return findings(panel, PlaceEffect.withoutPooled(panel, options, share -> {}), options);
    }

    private PlaceOptions options() {
        return new PlaceOptions(design.seed(), design.replications(), design.level(), 2);
    }

    private Findings findings(PlacePanel panel, PlaceResult place, PlaceOptions options) {
        var events = attempt(
                "eventStudy",
                () -> PlaceEventStudy.estimate(
                        panel,
                        new EventOptions(
                                MONTHS_A_BIN, MONTHS_A_BIN * BINS_SHOWN, MONTHS_A_BIN * BINS_SHOWN, design.level()),
                        options));
        var detectable = attempt("power", () -> PlacePower.detectable(panel, options, share -> {}));
        var ringTest = RingTest.of(place, design.boundPercent(), design.level());
        var peak = attempt("recentPeak", () -> RecentPeak.before(panel, PEAK_MONTHS, options));
        var police = police(panel, place, options);
        var grade = EvidenceGrade.of(GradeFacts.of(design, place, events, peak, police));
        return new Findings(place, events, detectable, ringTest, peak, police, grade);
    }

    /** About the rivals where there is any; otherwise about the package, which is never controlled for. */
    private @Nullable PoliceFindings police(PlacePanel panel, PlaceResult place, PlaceOptions options) {
        if (design.efforts().isEmpty()) {
            return null;
        }
        var role = design.hasRivals() ? Role.RIVAL : Role.PACKAGE;
        return attempt(
                "police",
                () -> PoliceFindings.of(
                        role,
                        PlacePolice.beside(
                                place, panel, panels.efforts(role), role, MONTHS_A_YEAR, options, share -> {})));
    }

    private List<RobustnessRow> robustness(PlacePanel panel) {
        var rows = new ArrayList<>(PlaceRobustness.table(panel));
        rows.add(PlaceRobustness.alternative("ONE_RING", panels.withOneRing()));
        rows.add(PlaceRobustness.alternative("THREE_RINGS", panels.withThreeRings()));
        var placebo = data.placebo();
        if (placebo != null) {
            var other = new EvaluationPanels(design, new EvaluationData(placebo, data.pairs(), null));
            rows.add(PlaceRobustness.alternative(PLACEBO_OUTCOME, other.main()));
        }
        return rows;
    }

    private List<Object> hashed() {
        var placebo = data.placebo();
        return placebo == null
                ? List.of(design.areas(), data.counts().counts())
                : List.of(design.areas(), data.counts().counts(), placebo.counts());
    }

    private Checks checks(PlacePanel panel) {
        return new Checks(
                attempt("dispersion", () -> PlaceChecks.dispersion(panel)),
                attempt("overlap", () -> PlaceChecks.overlap(panel)),
                attempt("effectiveAreas", () -> PlaceChecks.effectiveComparisonAreas(panel)),
                attempt("withTreated", () -> PlaceChecks.shareWithTreated(panel)));
    }

    private <T> @Nullable T attempt(String part, Supplier<T> computation) {
        try {
            return computation.get();
        } catch (EstimationException reason) {
            refused.put(part, reason.reason().name());
            return null;
        }
    }

    /** WDQ and WDD on windows of equal length before and after the first start. */
    Displacement displacement() {
        var windows = Windows.around(design.start(), data.counts());
        var treated = panels.change(AreaRole.Part.TREATED, windows);
        var comparison = panels.change(AreaRole.Part.COMPARISON, windows);
        var ring = design.areas(AreaRole.Part.RING_1).isEmpty() ? null : panels.change(AreaRole.Part.RING_1, windows);
        var wdq = ring == null ? null : attempt("wdq", () -> Wdq.of(treated, ring, comparison));
        double dispersion = Change.overdispersion(panels.changes(AreaRole.Part.COMPARISON, windows));
        var wdd = attempt("wdd", () -> Wdd.sharedControl(treated, ring, comparison, dispersion, design.level()));
        return new Displacement(windows.length(), treated, ring, comparison, wdq, wdd == null ? null : dispersion, wdd);
    }
}
