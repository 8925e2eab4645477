package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.List;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.EventStudyResult.Point;
import org.lindero.engine.place.PlaceInference.Rule;

/**
 * The log ratio of treated areas and rings to clean areas, by time before and after the start: the primary plot.
 *
 * <p>The bins before the start should be near zero; their joint test and the trend that it could have found stand beside them. Each
 * bin is the log of observed over expected events against the last bin before the start, the expectation from the clean areas of the
 * stratum: with one start, one stratum, no missing counts and bins of one period the coefficient of a Poisson event study. Intervals
 * and the joint test come from the same ratios of placebo sets, see {@link PlacementStudy}, however many clusters there are: a Wald test
 * of a regression with errors clustered by a dozen treated clusters rejects half of the programmes that did nothing and more, a test
 * by placebo sets one in twenty (measured by {@code ./lindero bench calibration}). O(sets × areas × periods).
 *
 * <p>Where areas have no neighbours or fit into fewer than 19 sets at 95 % there is no joint test. With enough clusters for a
 * bootstrap, see {@link PlaceInference.Rule}, points and intervals are then those of the regression: area and stratum-by-period
 * effects and one 0/1 column a bin for each set, the last bin before the start left out, errors clustered by the panel's clusters. With
 * fewer there are no intervals either. O(rows × columns × iterations).
 */
public final class PlaceEventStudy {

    private PlaceEventStudy() {}

    /**
     * @param options seed, replications and level factor of the placebo sets; the level is that of {@code events}
     * @throws org.lindero.engine.EstimationException {@code NO_VARIATION} if a set has no count in the last bin before the start, and as
     *     {@link PlaceEffect#estimate}; for the regression {@code SEPARATION} if a bin has no events, {@code NO_VARIATION} if a bin
     *     cannot be told from the effects, and as {@link PoissonFixedEffects}
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static EventStudyResult estimate(PlacePanel panel, EventOptions events, PlaceOptions options) {
        var clusters = new Clusters(panel);
        var study = PlacementStudy.of(panel, clusters, events, options);
        return study.tests() || clusters.rule() == Rule.RANDOMISATION ? study.result() : byRegression(panel, events);
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
                null,
                null,
                meanExposure(panel, options.width()),
                "Poisson event study, " + fit.convention() + ", " + fit.clusters()
                        + " clusters; too few placebo sets for a test of the bins before the start");
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
