package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.EventStudyResult.Point;
import org.lindero.engine.place.PlaceInference.Rule;

/**
 * The log ratio of treated areas and rings to clean areas, by time before and after the start: the primary plot.
 *
 * <p>The bins before the start should be near zero; their joint test and the trend that it could have found stand beside them. By the
 * number of clusters, see {@link PlaceInference.Rule}. <em>Bootstrap rules:</em> Poisson regression with area and stratum-by-period
 * effects and one 0/1 column a bin for each set, the last bin before the start left out; errors clustered by the panel's clusters.
 * One regression; O(rows × columns × iterations). <em>Randomisation:</em> errors from a handful of clusters would be far too small.
 * Each bin is the log of observed over expected events against the last bin before the start, the expectation from the clean areas of
 * the stratum: with one start, one stratum, no missing counts and bins of one period the coefficient of that regression. Intervals
 * and the joint test come from the same ratios of the placebo sets that {@link PlaceEffect} uses with the same options; with fewer
 * than 19 sets at 95 % there are none. O(sets × areas × periods).
 */
public final class PlaceEventStudy {

    private PlaceEventStudy() {}

    /**
     * @param options seed, replications and level factor of the placebo sets; the level is that of {@code events}
     * @throws EstimationException {@code SEPARATION} if a bin has no events, {@code NO_VARIATION} if a bin cannot be told from the
     *     effects, and as {@link PoissonFixedEffects}; under randomisation {@code NO_VARIATION} if a set has no count in the last bin
     *     before the start, and as {@link PlaceEffect#estimate}
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static EventStudyResult estimate(PlacePanel panel, EventOptions events, PlaceOptions options) {
        var clusters = new Clusters(panel);
        return clusters.rule() == Rule.RANDOMISATION
                ? PlacementStudy.estimate(panel, clusters, events, options)
                : byRegression(panel, events);
    }

    static EventStudyResult byRegression(PlacePanel panel, EventOptions options) {
        var rows = new PlaceDesign(panel);
        List<EventStudy> studies = new ArrayList<>();
        var design = rows.base();
        for (int role = 0; role <= panel.rings(); role++) {
            var study = EventStudy.of(
                    rows.periods(),
                    rows.first(role, EventStudy.NEVER),
                    -options.before(),
                    options.after() - 1,
                    options.width());
            studies.add(study);
            design = study.addTo(design, prefix(role));
        }
        var fit = PoissonFixedEffects.estimate(design, Variance.NESTED, options.level())
                .fit();
        List<List<Point>> points = new ArrayList<>();
        for (int role = 0; role <= panel.rings(); role++) {
            points.add(points(studies.get(role), fit, prefix(role), options.width()));
        }
        return new EventStudyResult(
                points.get(0),
                points.subList(1, points.size()),
                preTrend(studies.get(0), fit, prefix(0), options),
                panel.rings() == 0 ? null : preTrend(studies.get(1), fit, prefix(1), options),
                meanExposure(panel, options.width()),
                "Poisson event study, " + fit.convention() + ", " + fit.clusters() + " clusters");
    }

    private static String prefix(int role) {
        return PlaceDesign.name(role) + " ";
    }

    private static List<Point> points(EventStudy study, Fit fit, String prefix, int width) {
        List<Point> points = new ArrayList<>();
        for (int relative : study.relativePeriods()) {
            if (relative > -width && points.stream().noneMatch(Point::reference)) {
                points.add(new Point(-width, study.rows(-width), 0, null, true));
            }
            var estimate = fit.coefficient(prefix + "k=" + relative);
            points.add(new Point(relative, study.rows(relative), estimate.value(), estimate.interval(), false));
        }
        return points;
    }

    private static @Nullable PreTrend preTrend(EventStudy study, Fit fit, String prefix, EventOptions options) {
        if (study.leads(prefix).isEmpty()) {
            return null;
        }
        try {
            return study.preTrend(fit, prefix, 1 - options.level());
        } catch (EstimationException tooFewClusters) {
            return null;
        }
    }

    /** Mean number of periods between the reference bin and the exposed cells of treated areas. */
    static double meanExposure(PlacePanel panel, int width) {
        double sum = 0;
        int cells = 0;
        for (int i = 0; i < panel.areaCount(); i++) {
            for (int t = panel.from(i); panel.role(i) == PlacePanel.TREATED && t < panel.periodCount(); t++) {
                sum += t - panel.from(i) + (width + 1) / 2.0;
                cells++;
            }
        }
        return sum / cells;
    }
}
