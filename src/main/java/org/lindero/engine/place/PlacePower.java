package org.lindero.engine.place;

import java.util.function.DoubleConsumer;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Power;
import org.lindero.engine.place.DetectableEffect.Basis;
import org.lindero.engine.place.PlaceInference.Rule;

/**
 * What the design could find, before any result is seen.
 *
 * <p>The time before the first start is cut so that its later part has the share of the real exposed time; the treated areas are
 * taken as exposed from there and the standard error of their log ratio is computed as for the real one. The detectable log ratio is
 * (t_0.975 + t_0.80) × standard error, with treated clusters − 1 degrees of freedom under the bootstrap; with placebo sets their
 * critical distance plus 0.84 standard deviations. The window is shorter than the real one, so the answer is cautious. With fewer
 * than four periods before, or too few placebo sets, it rests on the counts alone.
 */
public final class PlacePower {

    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;
    private static final double NORMAL_POWER = 0.8416212335729143;
    private static final int MINIMUM_PERIODS = 4;

    private PlacePower() {}

    /**
     * @throws EstimationException as {@link PlaceEffect#estimate} when not even the counts allow an answer
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static DetectableEffect detectable(PlacePanel panel, PlaceOptions options, DoubleConsumer progress) {
        int before = PlaceRobustness.earliestStart(panel);
        if (before >= MINIMUM_PERIODS) {
            double share = (double) before / panel.periodCount();
            int start = Math.clamp(Math.round(before * share), 1, before - 1);
            var placebo = PlaceRobustness.startingAt(panel, before, start);
            try {
                var found = fromPlacebo(placebo, options, progress);
                if (Double.isFinite(found.logRatio()) && found.logRatio() > 0) {
                    return found;
                }
            } catch (EstimationException refused) {
                // the counts below may still say something
                progress.accept(1);
            }
        }
        return fromCounts(panel);
    }

    private static DetectableEffect fromPlacebo(PlacePanel placebo, PlaceOptions options, DoubleConsumer progress) {
        var point = PointEstimate.of(placebo);
        var clusters = new Clusters(placebo);
        if (clusters.rule() == Rule.RANDOMISATION) {
            var test = PlacementTest.run(placebo, clusters, options, progress);
            double critical = test.critical(0, 1 - ALPHA);
            double spread = test.sets() < 2 ? Double.POSITIVE_INFINITY : test.spread(0);
            return effect(critical + NORMAL_POWER * spread, spread, Basis.PLACEBO_START_RANDOMISATION);
        }
        double error = ClusterBootstrap.run(placebo, point, clusters, options, progress)
                .standardError(0);
        double detectable = Power.minimumDetectableEffect(error, clusters.treated() - 1.0, ALPHA, POWER);
        return effect(detectable, error, Basis.PLACEBO_START_BOOTSTRAP);
    }

    /** Variance of a log ratio of ratios of four overdispersed counts, those after the start extrapolated from those before. */
    private static DetectableEffect fromCounts(PlacePanel panel) {
        var point = PointEstimate.of(panel);
        double[] treated = new double[2];
        double[] clean = new double[2];
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.role(i) == PlacePanel.TREATED) {
                add(treated, point.imputation(), i, panel.from(i), panel.periodCount());
            } else if (panel.role(i) == PlacePanel.CLEAN) {
                add(clean, point.imputation(), i, PlaceRobustness.earliestStart(panel), panel.periodCount());
            }
        }
        double phi = Dispersion.before(panel);
        double error = Math.sqrt(phi * (1 / treated[0] + 1 / treated[1] + 1 / clean[0] + 1 / clean[1]));
        double detectable = Power.minimumDetectableEffect(error, Double.POSITIVE_INFINITY, ALPHA, POWER);
        return effect(detectable, error, Basis.OVERDISPERSED_COUNTS);
    }

    private static void add(double[] counts, Imputation imputation, int area, int start, int periods) {
        double[] before = imputation.before(area, start);
        counts[0] += before[0];
        counts[1] += before[1] == 0 ? 0 : before[0] / before[1] * (periods - start);
    }

    private static DetectableEffect effect(double logRatio, double error, Basis basis) {
        return new DetectableEffect(logRatio, -100 * Math.expm1(-logRatio), error, basis);
    }
}
