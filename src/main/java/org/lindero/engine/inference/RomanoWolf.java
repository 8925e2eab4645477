package org.lindero.engine.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.panel.Design;

/**
 * One treatment, several outcomes: p values that keep the chance of any false finding, using how the outcomes move together.
 *
 * <p>Each outcome has its wild cluster bootstrap with the null imposed (see {@link WildBootstrap}); the sign vectors are common to all
 * outcomes, so that a cluster's shocks stay together. Outcomes are taken in the order of |t|, the largest first; an outcome's adjusted
 * p is the share of sign vectors whose largest |t*| over it and all later outcomes reaches its |t|, and never less than the p before
 * it. Holm's adjustment is the same without knowing the dependence, and more cautious.
 *
 * <p>O(outcomes × (rows + replications × clusters × columns)).
 *
 * <p>Sources: J. Romano and M. Wolf (2005), <i>Econometrica</i> 73(4), doi:10.1111/j.1468-0262.2005.00615.x; the same (2016),
 * <i>Statistics and Probability Letters</i> 113, doi:10.1016/j.spl.2016.02.012.
 */
public final class RomanoWolf {

    private RomanoWolf() {}

    /**
     * One outcome.
     *
     * @param estimate by the clustered regression; its interval and p are unadjusted
     * @param p of its own bootstrap
     * @param adjustedP for all outcomes together
     */
    public record Outcome(String name, Estimate estimate, double p, double adjustedP) {}

    /**
     * All outcomes, in the order given.
     *
     * @param enumerated whether all sign vectors were taken
     * @param draws how many sign vectors
     */
    public record Result(
            List<Outcome> outcomes,
            int observations,
            int clusters,
            boolean enumerated,
            int draws,
            String convention,
            long seed) {

        public Result {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * Tests the column {@code term} for every outcome.
     *
     * @param design columns, effects and one clustering; its own outcome is not used
     * @param outcomes by name, one value a row of the design: leave out rows in which any is missing
     * @param options of each bootstrap; the null must be zero
     * @throws EstimationException as {@link WildBootstrap#test}, naming the outcome
     */
    public static Result test(
            Design design, String term, Map<String, double[]> outcomes, WildBootstrap.Options options) {
        int column = design.names().indexOf(term);
        if (column < 0 || outcomes.isEmpty() || options.nullValue() != 0) {
            throw new IllegalArgumentException("an existing term, at least one outcome and a null of zero");
        }
        var names = List.copyOf(outcomes.keySet());
        var fits = new ArrayList<Fit>();
        var scores = new ArrayList<SignedScores>();
        for (var outcome : outcomes.entrySet()) {
            naming(outcome.getKey(), () -> {
                var step = LeastSquares.step(design.withOutcome(outcome.getValue()));
                fits.add(ClusterVariance.of(step, options.variance(), options.level()));
                scores.add(new SignedScores(step, column));
            });
        }
        double[] delta =
                fits.stream().mapToDouble(f -> f.coefficient(term).value()).toArray();
        double[] observed = IntStream.range(0, delta.length)
                .mapToDouble(k -> Math.sqrt(scores.get(k).observed(delta[k])))
                .toArray();
        var first = fits.get(0);
        var vectors = SignVectors.of(first.clusters(), options.replications(), options.seed());
        List<double[]> draws = vectors.map(signs -> IntStream.range(0, delta.length)
                .mapToDouble(k -> Math.sqrt(scores.get(k).draw(signs).square(delta[k])))
                .toArray());
        double[] adjusted = stepDown(observed, draws, vectors);
        var result = IntStream.range(0, delta.length)
                .mapToObj(k -> new Outcome(
                        names.get(k),
                        fits.get(k).coefficient(term),
                        p(observed[k], draws, new int[] {k}, vectors),
                        adjusted[k]))
                .toList();
        return new Result(
                result,
                design.rows(),
                first.clusters(),
                vectors.enumerated(),
                vectors.count(),
                "Romano-Wolf step-down, null imposed, one sign a cluster, t by " + first.convention(),
                options.seed());
    }

    private static void naming(String outcome, Runnable estimation) {
        try {
            estimation.run();
        } catch (EstimationException refused) {
            throw new EstimationException(refused.reason(), outcome + ": " + refused.getMessage());
        }
    }

    private static double[] stepDown(double[] observed, List<double[]> draws, SignVectors vectors) {
        int[] order = IntStream.range(0, observed.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -observed[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[observed.length];
        double before = 0;
        for (int j = 0; j < order.length; j++) {
            int[] later = IntStream.range(j, order.length).map(i -> order[i]).toArray();
            before = Math.max(before, p(observed[order[j]], draws, later, vectors));
            adjusted[order[j]] = before;
        }
        return adjusted;
    }

    /** The p of the largest statistic over {@code members} against {@code observed}. */
    private static double p(double observed, List<double[]> draws, int[] members, SignVectors vectors) {
        double reached = SignVectors.reached(observed);
        return vectors.p(draws.stream()
                .filter(draw -> IntStream.of(members).anyMatch(k -> draw[k] >= reached))
                .count());
    }
}
