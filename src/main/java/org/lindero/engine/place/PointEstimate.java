package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.ALL_ZERO;
import static org.lindero.engine.EstimationException.Reason.NO_POST_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;
import static org.lindero.engine.EstimationException.Reason.UNPREDICTABLE;
import static org.lindero.engine.EstimationException.Reason.ZERO_DENOMINATOR;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Interval;

/** The imputation without its uncertainty: sets (treated, rings, net last), areas and counts. */
final class PointEstimate {

    private final PlacePanel panel;
    private final Imputation imputation;
    private final Imputation.Trends trends;
    private final int[] from;
    private final double[] used;
    private final int sets;
    private final double[] observed;
    private final double[] expected;
    private final int[] areas;
    private final int[] cells;
    private final List<AreaEffect> byArea = new ArrayList<>();
    private int zeroPre;

    private PointEstimate(PlacePanel panel) {
        this.panel = panel;
        this.imputation = new Imputation(panel);
        this.from = new int[panel.areaCount()];
        this.used = new double[panel.areaCount()];
        for (int i = 0; i < from.length; i++) {
            from[i] = panel.from(i);
            used[i] = panel.role(i) == PlacePanel.EXCLUDED ? 0 : 1;
        }
        this.trends = imputation.fit(used, from);
        this.sets = panel.rings() + 2;
        this.observed = new double[sets];
        this.expected = new double[sets];
        this.areas = new int[sets];
        this.cells = new int[sets];
    }

    static PointEstimate of(PlacePanel panel) {
        requireComparison(panel);
        panel.requireVariation();
        var estimate = new PointEstimate(panel);
        estimate.requireBeforeAndAfter();
        Connectivity.require(panel);
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.touched(i)) {
                estimate.add(i);
            }
        }
        estimate.requireEvents();
        return estimate;
    }

    private static void requireComparison(PlacePanel panel) {
        var clean = panel.cleanByStratum();
        int all = clean.values().stream().mapToInt(Integer::intValue).sum();
        if (all < PlaceEffect.MINIMUM_CLEAN) {
            throw new EstimationException(TOO_FEW_COMPARISON_AREAS, all + " clean areas; at least five are needed");
        }
        for (int i = 0; i < panel.areaCount(); i++) {
            int here = clean.getOrDefault(panel.stratum(i), 0);
            if (panel.touched(i) && here < PlaceEffect.MINIMUM_CLEAN) {
                throw new EstimationException(
                        TOO_FEW_COMPARISON_AREAS,
                        here + " clean areas in stratum " + panel.stratumName(panel.stratum(i))
                                + "; at least five are needed");
            }
        }
    }

    private void requireBeforeAndAfter() {
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.touched(i)) {
                if (imputation.before(i, from[i])[1] == 0) {
                    throw new EstimationException(NO_PRE_PERIOD, panel.area(i) + " has no count before its start");
                }
                if (imputation.before(i, panel.periodCount())[1] == imputation.before(i, from[i])[1]) {
                    throw new EstimationException(NO_POST_PERIOD, panel.area(i) + " has no count from its start on");
                }
            }
        }
    }

    private void add(int i) {
        var exposed = imputation.predict(trends, i, from[i]);
        if (!Double.isFinite(exposed.expected())) {
            throw new EstimationException(
                    UNPREDICTABLE,
                    "missing counts leave the comparison areas of " + panel.area(i) + ", stratum "
                            + panel.stratumName(panel.stratum(i)) + ", without a trend");
        }
        zeroPre += imputation.before(i, from[i])[0] == 0 ? 1 : 0;
        for (int set : new int[] {panel.role(i), sets - 1}) {
            observed[set] += exposed.observed();
            expected[set] += exposed.expected();
            areas[set]++;
            cells[set] += exposed.cells();
        }
        double prevented = exposed.expected() - exposed.observed();
        byArea.add(new AreaEffect(
                panel.area(i),
                panel.role(i),
                from[i],
                exposed.observed(),
                exposed.expected(),
                prevented,
                exposed.expected() > 0 ? Double.valueOf(100 * prevented / exposed.expected()) : null));
    }

    private void requireEvents() {
        double clean = 0;
        for (int i = 0; i < panel.areaCount(); i++) {
            clean += panel.role(i) == PlacePanel.CLEAN ? imputation.before(i, panel.periodCount())[0] : 0;
        }
        if (clean == 0) {
            throw new EstimationException(ALL_ZERO, "no events in the comparison areas");
        }
        for (int set = 0; set < sets; set++) {
            if (areas[set] > 0 && expected[set] == 0) {
                throw new EstimationException(
                        observed[set] == 0 ? ALL_ZERO : ZERO_DENOMINATOR, "no events are expected in " + term(set));
            }
        }
    }

    String term(int set) {
        return set == 0 ? "treated" : set == sets - 1 ? "net" : "ring" + set;
    }

    int sets() {
        return sets;
    }

    double expected(int set) {
        return expected[set];
    }

    double observed(int set) {
        return observed[set];
    }

    double ratio(int set) {
        return observed[set] / expected[set];
    }

    int[] from() {
        return from.clone();
    }

    Imputation imputation() {
        return imputation;
    }

    List<AreaEffect> byArea() {
        return List.copyOf(byArea);
    }

    SetEffect effect(int set) {
        return effect(set, null, null, null, null, null, null);
    }

    SetEffect effect(
            int set,
            @Nullable Double error,
            @Nullable Double p,
            @Nullable Interval prevented,
            @Nullable Interval percent,
            @Nullable Interval log,
            @Nullable Double floor) {
        double value = expected[set] - observed[set];
        return new SetEffect(
                term(set),
                areas[set],
                cells[set],
                observed[set],
                expected[set],
                value,
                expected[set] > 0 ? 100 * value / expected[set] : 0,
                observed[set] > 0 && expected[set] > 0 ? Double.valueOf(Math.log(ratio(set))) : null,
                error,
                p,
                prevented,
                percent,
                log,
                floor);
    }

    PlaceCounts counts() {
        int[] byRole = new int[4];
        int seen = 0;
        int missing = 0;
        int zero = 0;
        for (int i = 0; i < panel.areaCount(); i++) {
            int role = panel.role(i);
            byRole[role == PlacePanel.EXCLUDED ? 3 : role == PlacePanel.CLEAN ? 2 : Math.min(role, 1)]++;
            if (role != PlacePanel.EXCLUDED) {
                double[] all = imputation.before(i, panel.periodCount());
                seen += (int) all[1];
                missing += panel.periodCount() - (int) all[1];
                zero += role == PlacePanel.CLEAN && all[0] == 0 ? 1 : 0;
            }
        }
        var clean = new TreeMap<String, Integer>();
        panel.cleanByStratum().forEach((s, n) -> clean.merge(panel.stratumName(s), n, Integer::sum));
        return new PlaceCounts(
                panel.areaCount(),
                panel.periodCount(),
                seen,
                byRole[0],
                byRole[1],
                byRole[2],
                byRole[3],
                missing,
                zero,
                zeroPre,
                clean);
    }
}
