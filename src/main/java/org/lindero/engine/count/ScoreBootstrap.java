package org.lindero.engine.count;

import java.util.Arrays;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.SignVectors;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;

/**
 * The score wild cluster bootstrap of one Poisson coefficient: is it zero?
 *
 * <p>The model is fitted without the column; the column's efficient score in each cluster is given a random sign. p is the share of
 * sign vectors whose sum is at least as far from zero as the one seen, ties counted, by the rule of {@link SignVectors}. It needs no
 * new fit, and few clusters do not make it reject too often.
 *
 * <p>Source: P. Kline and A. Santos (2012), <i>Journal of Econometric Methods</i> 1(1), doi:10.1515/2156-6674.1006.
 */
public final class ScoreBootstrap {

    private ScoreBootstrap() {}

    /** The two-sided p of {@code term} in a fit with one clustering; O(replications × clusters) and one fit without the column. */
    public static double p(PoissonFit fit, String term, int replications, long seed) {
        var design = fit.used();
        int column = design.names().indexOf(term);
        var restricted = PoissonFixedEffects.estimate(without(design, column), Variance.CR0, 0.95);
        double[] scores = scores(design, column, restricted);
        double reached = SignVectors.reached(Arrays.stream(scores).sum());
        var vectors = SignVectors.of(scores.length, replications, seed);
        var asFar = vectors.map(signs -> Math.abs(signed(scores, signs)) >= reached);
        return vectors.p(asFar.stream().filter(far -> far).count());
    }

    private static double signed(double[] scores, double[] signs) {
        double sum = 0;
        for (int g = 0; g < scores.length; g++) {
            sum += signs[g] * scores[g];
        }
        return sum;
    }

    private static Design without(Design design, int column) {
        var rest = Design.of(design.outcome()).offset(design.offset());
        for (int j = 0; j < design.slopes(); j++) {
            if (j != column) {
                rest = rest.column(design.names().get(j), design.column(j));
            }
        }
        for (var effect : design.effects()) {
            rest = rest.effect(codes(effect));
        }
        return rest.cluster(codes(design.clusters().get(0)));
    }

    private static int[] codes(Factor factor) {
        int[] codes = new int[factor.size()];
        Arrays.setAll(codes, factor::code);
        return codes;
    }

    /** Cluster sums of (y − mu) times the column, cleared of effects and other columns with the weights mu. */
    private static double[] scores(Design design, int column, PoissonFit restricted) {
        double[] mu = restricted.fitted();
        double[] raw = design.column(column);
        double[] x = new Demeaner(design.effects(), mu).demean(raw);
        int others = restricted.used().slopes();
        double[][] rest = new double[others][];
        double[] norms = new double[others];
        for (int j = 0; j < others; j++) {
            rest[j] = restricted.demeaned(j);
            norms[j] = LeastSquares.dot(rest[j], rest[j], mu);
        }
        var solved = LeastSquares.solve(restricted.used().names(), rest, x, mu, norms);
        double[] y = design.outcome();
        var clusters = design.clusters().get(0);
        double[] scores = new double[clusters.levels()];
        for (int i = 0; i < y.length; i++) {
            double clear = x[i];
            for (int j = 0; j < others; j++) {
                clear -= solved.beta()[j] * rest[j][i];
            }
            scores[clusters.code(i)] += clear * (y[i] - mu[i]);
        }
        return scores;
    }
}
