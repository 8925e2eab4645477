package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.place.DetectableEffect;
import org.lindero.engine.place.EventOptions;
import org.lindero.engine.place.PlaceChecks;
import org.lindero.engine.place.PlaceEventStudy;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.place.PlacePanel;
import org.lindero.engine.place.PlacePower;
import org.lindero.engine.place.PlaceResult;
import org.lindero.engine.place.PlaceRobustness;
import org.lindero.engine.place.RingTest;
import org.lindero.engine.place.RobustnessRow;

/**
 * The diagnostics of the primary model: tests and the detectable effect as on the evaluation page, the other answers as events
 * prevented in the treated units. {@code bound} is in percent of the events that are expected in ring 1.
 *
 * @param placebo the same roles with an outcome that the work cannot have changed; absent when the design names none
 */
record PlaceDiagnostics(
        PlacePanel panel,
        @Nullable PlacePanel placebo,
        int width,
        PlaceOptions options,
        @Nullable Double bound) {

    private static final int QUARTER = 3;
    private static final int BINS = 8;

    static PlaceDiagnostics read(Block block, Study study, Roles roles, PlacePanel panel, PlaceOptions options) {
        boolean months = study.panel().periods().getFirst().matches("\\d{4}-\\d{2}");
        return new PlaceDiagnostics(
                panel,
                block.has("placeboOutcome") ? PlaceInput.panel(block, study, roles, "placeboOutcome") : null,
                months ? QUARTER : 1,
                options,
                Diagnostics.bound(block));
    }

    Outcome addTo(Outcome outcome, PlaceResult result) {
        outcome.diagnose("pretrend", this::preTrend)
                .diagnose("placeboDate", this::placeboDate)
                .diagnose("placeboOutcome", this::placeboOutcome)
                .diagnose("leaveOneOut", this::leaveOneOut)
                .diagnose("baconShares", () -> PanelDiagnostics.shares(PlaceChecks.baconShares(panel)))
                .diagnose("dispersion", () -> PlaceChecks.dispersion(panel))
                .diagnose("overlap", () -> PlaceChecks.overlap(panel))
                .diagnose("effectiveComparisonAreas", () -> PlaceChecks.effectiveComparisonAreas(panel))
                .diagnose("mde", () -> figures(PlacePower.detectable(panel, options, done -> {})))
                .diagnose("nonInferiority", () -> nonInferiority(result));
        return outcome;
    }

    private Map<String, Object> preTrend() {
        var events = new EventOptions(width, BINS * width, BINS * width, options.level());
        var test = PlaceEventStudy.estimate(panel, events, options).preTrend();
        if (test == null) {
            throw new EstimationException(
                    Reason.TOO_FEW_SETS, "too few clusters, placebo sets or periods before the start for a joint test");
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("wald", test.wald());
        figures.put("df", test.terms());
        figures.put("p", test.p());
        figures.put("detectableSlope", test.detectableSlope());
        return figures;
    }

    private Map<String, Object> placeboDate() {
        var row = PlaceRobustness.placeboDate(panel);
        return prevented("start", row);
    }

    private Map<String, Object> placeboOutcome() {
        if (placebo == null) {
            return Outcome.unavailable(Diagnostics.NO_PLACEBO_OUTCOME);
        }
        return prevented("outcome", PlaceRobustness.alternative("placeboOutcome", placebo));
    }

    private static Map<String, Object> prevented(String name, RobustnessRow row) {
        requireAnswer(row);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(name, row.detail());
        figures.put("treated", Objects.requireNonNull(row.treated()));
        figures.put("rings", Objects.requireNonNull(row.rings()));
        figures.put("net", Objects.requireNonNull(row.net()));
        return figures;
    }

    private static void requireAnswer(RobustnessRow row) {
        if (row.refusal() != null) {
            throw new EstimationException(row.refusal(), String.valueOf(row.why()));
        }
    }

    private Map<String, Object> leaveOneOut() {
        List<RobustnessRow> rows = PlaceRobustness.leaveOneOut(panel);
        double whole = treated(PlaceRobustness.alternative("", panel));
        RobustnessRow lowest = rows.getFirst();
        var highest = lowest;
        var most = lowest;
        for (var row : rows) {
            requireAnswer(row);
            lowest = treated(row) < treated(lowest) ? row : lowest;
            highest = treated(row) > treated(highest) ? row : highest;
            most = Math.abs(treated(row) - whole) > Math.abs(treated(most) - whole) ? row : most;
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lowest", treated(lowest));
        figures.put("withoutLowest", lowest.detail());
        figures.put("highest", treated(highest));
        figures.put("withoutHighest", highest.detail());
        figures.put("mattersMost", most.detail());
        return figures;
    }

    private static double treated(RobustnessRow row) {
        requireAnswer(row);
        return Objects.requireNonNull(row.treated());
    }

    private static Map<String, Object> figures(DetectableEffect effect) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("effect", effect.logRatio());
        figures.put("percent", effect.percent());
        figures.put("basis", effect.basis().name());
        return figures;
    }

    private Map<String, Object> nonInferiority(PlaceResult result) {
        if (result.rings().isEmpty()) {
            throw new EstimationException(Reason.NO_VARIATION, "there is no ring");
        }
        if (bound == null) {
            return Outcome.unavailable(Diagnostics.NO_BOUND);
        }
        var test = RingTest.of(result, bound, Math.max(options.level(), 0.51));
        if (test == null) {
            throw new EstimationException(Reason.TOO_FEW_SETS, "the effect in ring 1 has no interval");
        }
        return Diagnostics.figures(bound, test.p(), test.excludesIncrease(), test.equivalenceP(), test.equivalent());
    }
}
