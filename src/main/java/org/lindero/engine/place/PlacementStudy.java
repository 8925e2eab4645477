package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Interval;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.place.BinnedRatios.Ratios;
import org.lindero.engine.place.EventStudyResult.Point;
import org.lindero.engine.spatial.RandomisationTest;

/**
 * The event study by placebo sets: {@link BinnedRatios} of the treated areas and rings, their intervals and the joint test from the
 * same ratios of placebo sets, those of {@link PlacementTest}.
 *
 * <p>An interval is the ratio ± the distance that 95 % of the placebo sets stay within. Placebo sets may have twice the events of the
 * real set or half: for a project in quieter areas than most of its placebo sets the intervals are somewhat short, in busier ones long.
 */
final class PlacementStudy {

    private final PlacePanel panel;
    private final BinnedRatios ratios;
    private final EventOptions options;
    private final BinnedRatios.Bins[] real;
    private final List<List<Ratios>> placebos;
    private final boolean adjacent;
    private final long seed;

    private PlacementStudy(
            PlacePanel panel,
            BinnedRatios ratios,
            EventOptions options,
            BinnedRatios.Bins[] real,
            List<List<Ratios>> placebos,
            boolean adjacent,
            long seed) {
        this.panel = panel;
        this.ratios = ratios;
        this.options = options;
        this.real = real;
        this.placebos = placebos;
        this.adjacent = adjacent;
        this.seed = seed;
    }

    static PlacementStudy of(PlacePanel panel, Clusters clusters, EventOptions events, PlaceOptions options) {
        // refuses what the primary model refuses
        int[] from = PointEstimate.of(panel).from();
        var sets = PlaceboSets.draw(panel, clusters, options, done -> {});
        var ratios = new BinnedRatios(panel, sets.imputation(), events);
        var real = ratios.of(panel.roles(), from);
        if (!comparable(real)) {
            throw new EstimationException(
                    EstimationException.Reason.NO_VARIATION, "no count in the last bin before the start");
        }
        var placebos = sets.map(a -> ratios(ratios.of(a.role(), a.from())), done -> {});
        return new PlacementStudy(panel, ratios, events, real, placebos, sets.adjacent(), options.seed());
    }

    /** Whether there are sets enough for intervals and tests. */
    boolean tests() {
        return RandomisationTest.rejecting(placebos.size(), options.level()) >= 1;
    }

    EventStudyResult result() {
        List<List<Point>> points = new ArrayList<>();
        for (int set = 0; set < real.length; set++) {
            points.add(points(set));
        }
        return new EventStudyResult(
                points.get(0),
                points.subList(1, points.size()),
                preTrend(PlacePanel.TREATED),
                panel.rings() == 0 ? null : preTrend(1),
                PlaceEventStudy.meanExposure(panel, options.width()),
                convention());
    }

    private static boolean comparable(BinnedRatios.Bins[] sets) {
        return Arrays.stream(sets).allMatch(BinnedRatios.Bins::comparable);
    }

    private static Optional<List<Ratios>> ratios(BinnedRatios.Bins[] sets) {
        return comparable(sets)
                ? Optional.of(Arrays.stream(sets).map(BinnedRatios.Bins::ratios).toList())
                : Optional.empty();
    }

    private List<Point> points(int set) {
        var own = real[set].ratios();
        return IntStream.range(0, ratios.bins())
                .filter(own::has)
                .mapToObj(b -> new Point(
                        ratios.relativePeriod(b),
                        real[set].cells(b),
                        own.logRatios()[b],
                        b == ratios.reference() ? null : interval(own.logRatios()[b], set, b),
                        b == ratios.reference()))
                .toList();
    }

    /** All effects on the bin that the placebo sets do not reject. */
    private @Nullable Interval interval(double logRatio, int set, int bin) {
        double[] others = placebos.stream()
                .map(p -> p.get(set))
                .filter(p -> p.has(bin))
                .mapToDouble(p -> Math.abs(p.logRatios()[bin]))
                .toArray();
        double half = PlaceboSets.critical(others, options.level());
        return Double.isInfinite(half) ? null : new Interval(logRatio - half, logRatio + half, options.level());
    }

    private @Nullable PreTrend preTrend(int set) {
        int[] leads = IntStream.range(0, ratios.reference())
                .filter(b -> real[set].cells(b) > 0 && inMostPlacebos(set, b))
                .toArray();
        var complete = placebos.stream()
                .map(p -> p.get(set))
                .filter(p -> Arrays.stream(leads).allMatch(p::has))
                .map(p -> p.leads(leads))
                .toList();
        double[] line = Arrays.stream(leads).mapToDouble(real[set]::time).toArray();
        return LeadsTest.of(real[set].ratios().leads(leads), complete, line, options.level());
    }

    /** Placebo sets start with the first area of their project, and so can lack the earliest leads of its later ones. */
    private boolean inMostPlacebos(int set, int bin) {
        long having = placebos.stream().filter(p -> p.get(set).has(bin)).count();
        return 2 * having > placebos.size();
    }

    private String convention() {
        String method =
                "event study, log of observed over expected, placebo sets: " + placebos.size() + ", seed " + seed;
        if (!adjacent) {
            return method + "; without neighbours there are neither intervals nor a test";
        }
        return tests() ? method : method + "; too few for intervals or a test";
    }
}
