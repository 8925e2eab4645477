package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_POST_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;
import static org.lindero.engine.EstimationException.Reason.TOO_LARGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Coefficient;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.inference.Wald;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;

/**
 * The event study of a treatment that starts at different times, without comparing treated with treated units.
 *
 * <p>Unit and period effects, and a coefficient for every cohort in every period but the last one before its start, against units that
 * are never treated. Relative period k averages the cohorts' coefficients, weighted by their observations; {@code att} averages all
 * treated observations. The weights are taken as fixed. In the unit of the outcome; assumes parallel trends in <em>levels</em>, no
 * anticipation and untouched comparison units. On a balanced panel a cohort's coefficients are the group-time effects with a
 * universal base.
 *
 * <p>The model falls apart into one two-way model for each cohort and one for the never treated, so nothing of the size of rows ×
 * coefficients is made: O(rows × relative periods + cohorts × periods³). CR2 and CR3 need the whole design and serve smaller panels.
 *
 * <p>Source: L. Sun and S. Abraham (2021), <i>Journal of Econometrics</i> 225(2), doi:10.1016/j.jeconom.2020.09.006.
 */
public final class SunAbraham {

    private static final long LARGEST_DESIGN = 20_000_000;

    private SunAbraham() {}

    /**
     * @param att the mean over all treated observations
     * @param relative one coefficient a relative period, {@code k=…}, −1 being zero
     * @param earlyRows left out: their unit is treated before the period that the others are compared with
     * @param skippedCells cohorts' periods left out because no comparison unit is observed then
     * @param comparisonUnits how many are never treated
     * @param joint {@code att} and the relative periods with their covariance; absent with CR2 and CR3
     */
    public record Result(
            Estimate att,
            List<Coefficient> relative,
            int observations,
            int clusters,
            int earlyRows,
            int skippedCells,
            int comparisonUnits,
            @Nullable Fit joint,
            String convention) {

        public Result {
            relative = List.copyOf(relative);
        }

        /**
         * Tests the periods before the start jointly.
         *
         * @throws EstimationException {@code NO_PRE_PERIOD} if there is none but the reference, {@code TOO_LARGE} with CR2 and CR3,
         *     {@code NO_VARIATION} if there are fewer clusters than periods
         */
        public Wald preTest() {
            return judged().wald(leads());
        }

        /**
         * The smallest linear trend, per period, that {@link #preTest} finds with 80 % power.
         *
         * @throws EstimationException as there
         */
        public double detectableSlope(double alpha) {
            double[] line =
                    leads().stream().mapToDouble(term -> periods(term) + 1).toArray();
            return EventStudy.PreTrend.of(judged(), leads(), line, alpha).detectableSlope();
        }

        private Fit judged() {
            if (joint == null) {
                throw new EstimationException(TOO_LARGE, "the joint test is not made with CR2 or CR3; use NESTED");
            }
            require(!leads().isEmpty(), NO_PRE_PERIOD, "there is no period before the start but the reference");
            return joint;
        }

        private List<String> leads() {
            return relative.stream()
                    .map(Coefficient::term)
                    .filter(term -> periods(term) < -1)
                    .toList();
        }

        private static int periods(String term) {
            return Integer.parseInt(term.substring("k=".length()));
        }
    }

    /** A cohort in a period. */
    record Cell(int first, int period) {

        int relative() {
            return period - first;
        }
    }

    /**
     * Estimates.
     *
     * @throws EstimationException {@code NO_POST_PERIOD} if nobody is treated, {@code NO_PRE_PERIOD} if no cohort is seen in the last
     *     period before its start, {@code TOO_FEW_COMPARISON_AREAS} if nobody is never treated, {@code NO_VARIATION} if there are
     *     fewer than two clusters, the outcome does not vary or missing rows leave a coefficient undetermined, {@code TOO_LARGE} if CR2 or CR3 is asked of too many
     *     rows and coefficients
     */
    public static Result estimate(PanelRows rows, Variance variance, double level) {
        int last = Arrays.stream(rows.period()).max().orElse(-1);
        var references = new TreeSet<Integer>();
        boolean treated = false;
        boolean never = false;
        for (int i = 0; i < rows.size(); i++) {
            boolean later = rows.first()[i] == EventStudy.NEVER || rows.first()[i] > last;
            never |= later;
            treated |= !later;
            if (!later && rows.period()[i] == rows.first()[i] - 1) {
                references.add(rows.first()[i]);
            }
        }
        require(rows.varies(), NO_VARIATION, "the outcome of every unit is the same in all its periods");
        require(treated, NO_POST_PERIOD, "no unit is treated in the panel");
        require(never, TOO_FEW_COMPARISON_AREAS, "no unit is never treated");
        require(!references.isEmpty(), NO_PRE_PERIOD, "no cohort is observed in the period before its start");
        int[] used = IntStream.range(0, rows.size())
                .filter(i -> rows.first()[i] == EventStudy.NEVER
                        || rows.first()[i] > last
                        || references.contains(rows.first()[i]))
                .toArray();
        return estimate(rows.pick(used, last), rows.size() - used.length, variance, level);
    }

    private static void require(boolean met, EstimationException.Reason reason, String detail) {
        if (!met) {
            throw new EstimationException(reason, detail);
        }
    }

    private static Result estimate(PanelRows rows, int early, Variance variance, double level) {
        var compared = new TreeSet<Integer>();
        var counts = new HashMap<Cell, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.first()[i] == EventStudy.NEVER) {
                compared.add(rows.period()[i]);
            } else if (rows.period()[i] != rows.first()[i] - 1) {
                counts.merge(new Cell(rows.first()[i], rows.period()[i]), 1, Integer::sum);
            }
        }
        int all = counts.size();
        counts.keySet().removeIf(c -> !compared.contains(c.period()) || !compared.contains(c.first() - 1));
        var weights = weights(counts);
        boolean whole = variance == Variance.CR2 || variance == Variance.CR3;
        var terms = whole
                ? wholeDesign(rows, counts, weights, variance, level)
                : byCohort(rows, all, weights, variance, level);
        return new Result(
                terms.estimates().get(0).estimate(),
                terms.estimates().subList(1, terms.estimates().size()),
                rows.size(),
                terms.clusters(),
                early,
                all - counts.size(),
                comparisonUnits(rows),
                terms.joint(),
                terms.convention());
    }

    private static int comparisonUnits(PanelRows rows) {
        return (int) IntStream.range(0, rows.size())
                .filter(i -> rows.first()[i] == EventStudy.NEVER)
                .map(i -> rows.unit()[i])
                .distinct()
                .count();
    }

    private record Terms(
            List<Coefficient> estimates, @Nullable Fit joint, int clusters, String convention) {}

    /** For each term the weight of each cell; the first term is the mean over all treated observations. */
    private static Map<String, Map<Cell, Double>> weights(Map<Cell, Integer> counts) {
        Map<Integer, Map<Cell, Integer>> byRelative = new TreeMap<>();
        var after = new HashMap<Cell, Integer>();
        counts.forEach((cell, n) -> {
            byRelative.computeIfAbsent(cell.relative(), any -> new HashMap<>()).put(cell, n);
            if (cell.relative() >= 0) {
                after.put(cell, n);
            }
        });
        require(!after.isEmpty(), TOO_FEW_COMPARISON_AREAS, "no comparison unit is observed in a treated period");
        Map<String, Map<Cell, Double>> weights = new LinkedHashMap<>();
        weights.put("att", shares(after));
        byRelative.forEach((k, cells) -> weights.put("k=" + k, shares(cells)));
        return weights;
    }

    private static Map<Cell, Double> shares(Map<Cell, Integer> counts) {
        double total = counts.values().stream().mapToInt(Integer::intValue).sum();
        var shares = new HashMap<Cell, Double>();
        counts.forEach((cell, n) -> shares.put(cell, n / total));
        return shares;
    }

    private static Terms byCohort(
            PanelRows rows, int cells, Map<String, Map<Cell, Double>> weights, Variance variance, double level) {
        var models = new CohortModels(rows);
        var names = List.copyOf(weights.keySet());
        for (var term : weights.values()) {
            models.add(term);
        }
        var unit = Factor.of(rows.unit());
        int periods = Factor.of(rows.period()).levels();
        int free = cells + periods;
        int parameters = free + unit.levels() - 1;
        boolean nested = unit.nestedIn(Factor.of(rows.cluster()));
        var fit = ClusterVariance.ofScores(
                names,
                models.values(),
                models.scores(),
                rows.size(),
                parameters,
                nested ? free : parameters,
                variance,
                level);
        return new Terms(fit.coefficients(), fit, fit.clusters(), fit.convention());
    }

    private static Terms wholeDesign(
            PanelRows rows,
            Map<Cell, Integer> counts,
            Map<String, Map<Cell, Double>> weights,
            Variance variance,
            double level) {
        int n = rows.size();
        if ((long) n * counts.size() > LARGEST_DESIGN) {
            throw new EstimationException(
                    TOO_LARGE, variance + " of " + n + " rows × " + counts.size() + " coefficients; use NESTED");
        }
        var design = Design.of(rows.outcome())
                .effect(rows.unit())
                .effect(rows.period())
                .cluster(rows.cluster());
        for (var cell : counts.keySet()) {
            design = design.column(
                    cell.toString(),
                    IntStream.range(0, n)
                            .mapToDouble(
                                    i -> rows.first()[i] == cell.first() && rows.period()[i] == cell.period() ? 1 : 0)
                            .toArray());
        }
        Fit fit = TwoWayFixedEffects.estimate(design, variance, level);
        var estimates = new ArrayList<Coefficient>();
        weights.forEach((name, shares) -> {
            Map<String, Double> combination = new HashMap<>();
            shares.forEach((cell, share) -> combination.put(cell.toString(), share));
            estimates.add(new Coefficient(name, fit.combination(combination)));
        });
        return new Terms(estimates, null, fit.clusters(), fit.convention());
    }
}
