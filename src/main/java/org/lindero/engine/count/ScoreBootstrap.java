package org.lindero.engine.count;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;

/**
 * The score wild cluster bootstrap of one Poisson coefficient: is it zero?
 *
 * <p>The model is fitted without the column; the column's efficient score in each cluster is given a random sign. p is the share of
 * sign vectors whose sum is at least as far from zero as the one seen, ties counted. With 2^G ≤ replications all sign vectors are
 * enumerated, otherwise p = (count + 1) / (replications + 1). It needs no new fit, and few clusters do not make it reject too often.
 *
 * <p>Source: P. Kline and A. Santos (2012), <i>Journal of Econometric Methods</i> 1(1), doi:10.1515/2156-6674.1006.
 */
public final class ScoreBootstrap {

    private static final double TIE = 1 - 1e-10;
    private static final int MAX_ENUMERATED = 20;

    private ScoreBootstrap() {}

    /** The two-sided p of {@code term} in a fit with one clustering; O(replications × clusters) and one fit without the column. */
    public static double p(PoissonFit fit, String term, int replications, long seed) {
        var design = fit.used();
        int column = design.names().indexOf(term);
        var restricted = PoissonFixedEffects.estimate(without(design, column), Variance.CR0, 0.95);
        double[] scores = scores(design, column, restricted);
        double observed = Math.abs(Arrays.stream(scores).sum());
        int clusters = scores.length;
        if (clusters <= MAX_ENUMERATED && 1L << clusters <= replications) {
            return enumerated(scores, observed);
        }
        var random = new SplittableRandom(seed);
        int asFar = 0;
        for (int b = 0; b < replications; b++) {
            double sum = 0;
            for (double score : scores) {
                sum += random.nextBoolean() ? score : -score;
            }
            asFar += Math.abs(sum) >= observed * TIE ? 1 : 0;
        }
        return (asFar + 1.0) / (replications + 1);
    }

    private static double enumerated(double[] scores, double observed) {
        int all = 1 << scores.length;
        int asFar = 0;
        for (int signs = 0; signs < all; signs++) {
            double sum = 0;
            for (int g = 0; g < scores.length; g++) {
                sum += (signs >> g & 1) == 0 ? scores[g] : -scores[g];
            }
            asFar += Math.abs(sum) >= observed * TIE ? 1 : 0;
        }
        return (double) asFar / all;
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
