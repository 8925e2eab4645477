package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.did.TreatmentChecks;
import org.lindero.engine.did.TreatmentTiming;
import org.lindero.engine.inference.Wald;

/**
 * What the checks of a treatment in a panel say, in the words of the result file.
 *
 * @param neighbours by unit; absent when the design has no areas
 * @param logarithmic whether effects are on the log scale
 */
record CheckFigures(TidyPanel panel, int @Nullable [][] neighbours, boolean logarithmic) {

    private static final int ENOUGH = 5;

    /**
     * Adds the checks that need an effect and its starts only.
     *
     * @param timing how to get the starts, which may be refused
     * @param columns how many regressors each fit has
     */
    void addTo(
            Outcome outcome, double whole, int columns, Supplier<TreatmentTiming> timing, TreatmentChecks.Model model) {
        Supplier<TreatmentChecks> checks = () -> new TreatmentChecks(timing.get(), model);
        outcome.diagnose("treatedUnits", () -> countTreated(outcome, timing.get()))
                .diagnose("placeboDate", () -> placeboDate(checks.get().placebo()))
                .diagnose("leaveOneOut", () -> leaveOneOut(checks.get().leaveOneOut(whole, columns)))
                .diagnose("overlap", () -> overlap(checks.get()))
                .diagnose("mde", () -> detectable(checks.get().placebo()));
    }

    /** The figures of a joint test of the time before the start, and the trend that it could have found. */
    static Map<String, Object> preTrend(Wald wald, double detectableSlope) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("wald", wald.chiSquare());
        figures.put("df", wald.terms());
        figures.put("p", wald.p());
        figures.put("f", wald.f());
        figures.put("pF", wald.pF());
        figures.put("detectableSlope", detectableSlope);
        return figures;
    }

    private Map<String, Object> placeboDate(TreatmentChecks.Placebo placebo) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("start", panel.periods().get(placebo.start()));
        figures.putAll(Outcome.figures(placebo.estimate()));
        return figures;
    }

    private Map<String, Object> leaveOneOut(TreatmentChecks.LeaveOneOut range) {
        List<String> units = panel.units();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lowest", range.lowest());
        figures.put("withoutLowest", units.get(range.withoutLowest()));
        figures.put("highest", range.highest());
        figures.put("withoutHighest", units.get(range.withoutHighest()));
        figures.put("mattersMost", units.get(range.mattersMost()));
        return figures;
    }

    private Object overlap(TreatmentChecks checks) {
        return neighbours == null
                ? Outcome.unavailable("the design has no areas, so nobody knows who is a neighbour")
                : checks.overlap(neighbours);
    }

    /** How many units are treated, and what follows when they are a handful. */
    private static int countTreated(Outcome outcome, TreatmentTiming timing) {
        if (timing.treatedUnits() < ENOUGH) {
            outcome.diagnostic(
                    "caution",
                    "fewer than five treated units: errors that count clusters are too small, so tests reject too often"
                            + " and the detectable effect is too hopeful; see the method randomisation");
        }
        return timing.treatedUnits();
    }

    private Map<String, Object> detectable(TreatmentChecks.Placebo placebo) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("effect", placebo.detectable());
        if (logarithmic) {
            figures.put("percent", -100 * Math.expm1(-placebo.detectable()));
        }
        figures.put("inventedStart", panel.periods().get(placebo.start()));
        return figures;
    }
}
