package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.INCOMPLETE_PANEL;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;

/**
 * What calibrated controls must match: every outcome in every period before the start, or in blocks of periods, and covariates.
 * Immutable and checked.
 */
public final class CalibratedDesign {

    private final Map<String, OutcomePanel> outcomes;
    private final OutcomePanel panel;
    private final int[] treated;
    private final int[] controls;
    private final int start;
    private final List<Predictor> covariates;
    private final int block;

    private CalibratedDesign(
            Map<String, OutcomePanel> outcomes, int[] treated, int start, List<Predictor> covariates, int block) {
        this.outcomes = new LinkedHashMap<>(outcomes);
        this.panel = outcomes.values().iterator().next();
        this.treated = panel.byCode(Arrays.stream(treated).distinct());
        this.controls = panel.byCode(IntStream.range(0, panel.unitCount())
                .filter(i -> Arrays.stream(treated).noneMatch(j -> j == i)));
        this.start = start;
        this.covariates = List.copyOf(covariates);
        this.block = block;
    }

    /**
     * A comparison of the treated units with all others.
     *
     * @param outcomes by name, all of the same units in the same periods
     * @param treated positions in the panels
     * @param start position of the first treated period
     * @param covariates characteristics that do not change
     * @throws EstimationException {@code NO_PRE_PERIOD} with fewer than two periods before, {@code NO_POST_PERIOD},
     *     {@code TOO_FEW_COMPARISON_AREAS} with fewer than two comparison units, {@code INCOMPLETE_PANEL} if a value is missing
     */
    public static CalibratedDesign of(
            Map<String, OutcomePanel> outcomes, int[] treated, int start, List<Predictor> covariates) {
        if (outcomes.isEmpty() || treated.length == 0) {
            throw new IllegalArgumentException("at least one outcome and one treated unit");
        }
        var design = new CalibratedDesign(outcomes, treated, start, covariates, 1);
        outcomes.values().forEach(design::check);
        covariates.forEach(design::check);
        return design;
    }

    /** The same comparison matching sums of so many periods, counted back from the start, where single ones ask too much. */
    public CalibratedDesign inBlocksOf(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException("a block has at least one period");
        }
        return new CalibratedDesign(outcomes, treated, start, covariates, periods);
    }

    /** The same units before the start only, as if the work had begun earlier; by outcomes, for covariates may look ahead. */
    CalibratedDesign earlier(int earlierStart) {
        Map<String, OutcomePanel> before = new LinkedHashMap<>();
        outcomes.forEach((name, outcome) -> before.put(name, outcome.firstPeriods(start)));
        return of(before, treated, earlierStart, List.of()).inBlocksOf(Math.min(block, Math.max(1, earlierStart)));
    }

    private void check(OutcomePanel outcome) {
        if (!outcome.hasSameShapeAs(panel)) {
            throw new IllegalArgumentException("all outcomes must have the same units and periods");
        }
        outcome.requireStart(start);
        if (controls.length < 2) {
            throw new EstimationException(
                    TOO_FEW_COMPARISON_AREAS, controls.length + " comparison units; at least two are needed");
        }
        outcome.requireComplete(treated);
        outcome.requireComplete(controls);
        if (IntStream.range(0, outcome.unitCount()).noneMatch(outcome::varies)) {
            throw new EstimationException(NO_VARIATION, "the outcome of every unit is the same in all its periods");
        }
    }

    private void check(Predictor covariate) {
        covariate.requireSize(panel.unitCount());
        for (int i = 0; i < panel.unitCount(); i++) {
            if (!Double.isFinite(covariate.value(i))) {
                throw new EstimationException(
                        INCOMPLETE_PANEL, "unit " + panel.unit(i) + " has no usable value of " + covariate.name());
            }
        }
    }

    Map<String, OutcomePanel> outcomes() {
        return outcomes;
    }

    String unit(int position) {
        return panel.unit(position);
    }

    /** By code. */
    int[] treated() {
        return treated;
    }

    /** By code. */
    int[] controls() {
        return controls;
    }

    int start() {
        return start;
    }

    int laterPeriods() {
        return panel.periodCount() - start;
    }

    /** Names of what is matched: covariates, then outcome and period, or first and last period of a block. */
    List<String> conditions() {
        List<String> names = new ArrayList<>();
        covariates.forEach(covariate -> names.add(covariate.name()));
        outcomes.forEach((name, outcome) -> blocks().forEach(from -> {
            int last = from(from + block) - 1;
            String until = last > from(from) ? " to " + outcome.period(last) : "";
            names.add(name + " " + outcome.period(from(from)) + until);
        }));
        return names;
    }

    /** Where each block begins; the first may begin before the first period. */
    private IntStream blocks() {
        int count = (start + block - 1) / block;
        return IntStream.range(0, count).map(b -> start - (count - b) * block);
    }

    private static int from(int begin) {
        return Math.max(0, begin);
    }

    /** A unit's values of {@link #conditions}. */
    double[] features(int unit) {
        var fixed = covariates.stream().mapToDouble(covariate -> covariate.value(unit));
        var before = outcomes.values().stream()
                .flatMapToDouble(outcome -> blocks().mapToDouble(
                                from -> Arrays.stream(outcome.outcome(unit), from(from), from + block)
                                        .sum()));
        return DoubleStream.concat(fixed, before).toArray();
    }
}
