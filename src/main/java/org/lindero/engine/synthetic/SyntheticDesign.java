package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.INCOMPLETE_PANEL;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;
import static org.lindero.engine.EstimationException.Reason.TREATED_IS_CONTROL;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.lindero.engine.EstimationException;

/**
 * Which unit is compared, from when on, with which others, and by what. Immutable and checked: what exists can be estimated.
 */
public final class SyntheticDesign {

    private final OutcomePanel panel;
    private final int treated;
    private final int start;
    private final int[] donors;
    private final List<Predictor> predictors;

    private SyntheticDesign(OutcomePanel panel, int treated, int start, int[] donors, List<Predictor> predictors) {
        this.panel = panel;
        this.treated = treated;
        this.start = start;
        this.donors = donors;
        this.predictors = List.copyOf(predictors);
    }

    /** A comparison of one unit with all the others, by all outcomes before the start; refused as with {@link #of(OutcomePanel, int, int, int[])}. */
    public static SyntheticDesign of(OutcomePanel panel, int treated, int start) {
        int[] others =
                IntStream.range(0, panel.unitCount()).filter(i -> i != treated).toArray();
        return of(panel, treated, start, others);
    }

    /**
     * A comparison of one unit with some others, by all outcomes before the start.
     *
     * @param treated position of the treated unit in the panel
     * @param start position of its first treated period
     * @param donors positions of the others
     * @throws EstimationException {@code NO_PRE_PERIOD} with fewer than two periods before, {@code NO_POST_PERIOD},
     *     {@code TREATED_IS_CONTROL} if the treated unit is among the donors, {@code TOO_FEW_COMPARISON_AREAS} with fewer than two
     *     of them, {@code INCOMPLETE_PANEL} if a value is missing, {@code NO_VARIATION} if the treated unit's outcome is the same in
     *     every period before
     */
    public static SyntheticDesign of(OutcomePanel panel, int treated, int start, int[] donors) {
        return checked(panel, treated, start, donors, List.of());
    }

    /**
     * The same comparison by predictors, weighted so that the outcomes before the start are met best.
     *
     * @throws EstimationException {@code INCOMPLETE_PANEL} if a value is missing, {@code NO_VARIATION} if a predictor is the same
     *     in all units
     */
    public SyntheticDesign predictors(List<Predictor> chosen) {
        return checked(panel, treated, start, donors, chosen);
    }

    private static SyntheticDesign checked(
            OutcomePanel panel, int treated, int start, int[] units, List<Predictor> predictors) {
        panel.requireStart(start);
        int[] donors = panel.byCode(Arrays.stream(units).distinct());
        if (Arrays.stream(donors).anyMatch(i -> i == treated)) {
            throw new EstimationException(TREATED_IS_CONTROL, panel.unit(treated) + " is among its own donors");
        }
        if (donors.length < 2) {
            throw new EstimationException(TOO_FEW_COMPARISON_AREAS, donors.length + " donors; two are needed");
        }
        var design = new SyntheticDesign(panel, treated, start, donors, predictors);
        panel.requireComplete(design.everyone());
        double first = panel.outcome(treated)[0];
        if (Arrays.stream(panel.outcome(treated), 0, start).allMatch(y -> y == first)) {
            throw new EstimationException(
                    NO_VARIATION, "the outcome of " + panel.unit(treated) + " does not vary before the start");
        }
        predictors.forEach(design::check);
        return design;
    }

    private void check(Predictor predictor) {
        predictor.requireSize(panel.unitCount());
        for (int i : everyone()) {
            if (!Double.isFinite(predictor.value(i))) {
                throw new EstimationException(INCOMPLETE_PANEL, panel.unit(i) + " has no value of " + predictor.name());
            }
        }
        double first = predictor.value(treated);
        if (Arrays.stream(donors).allMatch(i -> predictor.value(i) == first)) {
            throw new EstimationException(NO_VARIATION, predictor.name() + " is the same for all units");
        }
    }

    /** The same units before the start only, as if the work had begun earlier; by outcomes, for predictors may look ahead. */
    SyntheticDesign earlier(int earlierStart) {
        if (earlierStart >= start) {
            throw new IllegalArgumentException("a placebo date lies before the start");
        }
        return checked(panel.firstPeriods(start), treated, earlierStart, donors, List.of());
    }

    /** The same design with a donor in the treated unit's place and the treated unit in the donor's. */
    SyntheticDesign placebo(int donor) {
        int[] others = panel.byCode(Arrays.stream(everyone()).filter(i -> i != donor));
        return new SyntheticDesign(panel, donor, start, others, predictors);
    }

    SyntheticDesign without(int donor) {
        int[] others = Arrays.stream(donors).filter(i -> i != donor).toArray();
        return checked(panel, treated, start, others, predictors);
    }

    OutcomePanel panel() {
        return panel;
    }

    int treated() {
        return treated;
    }

    int start() {
        return start;
    }

    /** By code. */
    int[] donors() {
        return donors;
    }

    /** The treated unit and its donors, by code. */
    int[] everyone() {
        return panel.byCode(IntStream.concat(Arrays.stream(donors), IntStream.of(treated)));
    }

    List<Predictor> predictors() {
        return predictors;
    }

    /** Donor less treated unit, by donor and period before the start. */
    double[][] outcomePoints() {
        double[] own = panel.outcome(treated);
        return Arrays.stream(donors)
                .mapToObj(j -> IntStream.range(0, start)
                        .mapToDouble(t -> panel.outcome(j)[t] - own[t])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Donor less treated unit, by donor and predictor, in standard deviations over all units. */
    double[][] predictorPoints() {
        double[] scale = predictors.stream().mapToDouble(this::deviation).toArray();
        return Arrays.stream(donors)
                .mapToObj(j -> IntStream.range(0, scale.length)
                        .mapToDouble(k ->
                                (predictors.get(k).value(j) - predictors.get(k).value(treated)) / scale[k])
                        .toArray())
                .toArray(double[][]::new);
    }

    private double deviation(Predictor predictor) {
        double[] values =
                Arrays.stream(everyone()).mapToDouble(predictor::value).toArray();
        return Math.sqrt(StatUtils.variance(values));
    }
}
