package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.MultipleTesting;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.spatial.RandomisationTest;

/**
 * Who changed whom: for each treated area and each area in its reach the change after the first started.
 *
 * <p>Estimand: the log of observed over expected events in area j while treated area i is active, the expectation being j's ratio to the
 * clean areas of its stratum before anything started around it. A period belongs to i only when i is the only active treated area that
 * reaches j; otherwise to the set of those that are, which cannot be told apart. In a treated area only the periods before its own
 * start count.
 *
 * <p>One area has no standard error of its own: interval and p come from placebos, the same statistic on every clean area whose level
 * before was similar, against the other clean areas of its stratum. They suppose that the area is no more variable than those. With
 * fewer than 19 placebos there is neither. Holm's adjustment keeps the whole matrix honest: S. Holm (1979), <i>Scandinavian Journal
 * of Statistics</i> 6(2), 65–70. Cost: O(clean areas² × periods) within strata, then O(cells × clean areas × periods).
 */
public final class PairMatrix {

    private final PlacePanel panel;
    private final PlaceOptions options;
    private final Imputation imputation;
    private final int[] clean;
    private final Map<Integer, Integer> cleanByStratum;
    private final double[][] trend;

    /**
     * @param cells by treated area, then by area
     * @param smallestAdjustedP the smallest p that the matrix as a whole could have given; absent without any p
     * @param canReject whether that reaches 1 − level
     * @param convention in English, for the notes
     */
    public record Result(
            List<PairCell> cells, @Nullable Double smallestAdjustedP, boolean canReject, String convention) {

        public Result {
            cells = List.copyOf(cells);
        }
    }

    private PairMatrix(PlacePanel panel, PlaceOptions options) {
        this.panel = panel;
        this.options = options;
        this.imputation = new Imputation(panel);
        this.cleanByStratum = panel.cleanByStratum();
        this.clean = IntStream.range(0, panel.areaCount())
                .filter(i -> panel.role(i) == PlacePanel.CLEAN)
                .toArray();
        if (clean.length < PlaceEffect.MINIMUM_CLEAN) {
            throw new EstimationException(
                    Reason.TOO_FEW_COMPARISON_AREAS, clean.length + " clean areas; at least five are needed");
        }
        this.trend = trends();
    }

    /**
     * Estimates all cells.
     *
     * @param reach for each area the areas that its rings hold if it is treated; other entries are not read
     * @param options its level and level factor; there are no draws
     * @throws EstimationException {@code TOO_FEW_COMPARISON_AREAS} if there are fewer than five clean areas, {@code NO_VARIATION} if no
     *     treated area reaches another
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static Result estimate(PlacePanel panel, int[][] reach, PlaceOptions options) {
        if (reach.length != panel.areaCount()) {
            throw new IllegalArgumentException("the reach of each area");
        }
        return new PairMatrix(panel, options).matrix(reach);
    }

    /** The reach of treated areas when rings are orders of neighbours: as many orders as the panel has rings. */
    public static int[][] reachByOrder(PlacePanel panel) {
        int[][] reach = new int[panel.areaCount()][0];
        for (int i = 0; i < reach.length; i++) {
            if (panel.role(i) == PlacePanel.TREATED) {
                var found = new TreeSet<Integer>();
                var edge = new TreeSet<>(List.of(i));
                for (int order = 0; order < panel.rings(); order++) {
                    var next = new TreeSet<Integer>();
                    edge.forEach(k -> Arrays.stream(panel.neighbours(k)).forEach(next::add));
                    found.addAll(next);
                    edge = next;
                }
                found.remove(i);
                reach[i] = found.stream().mapToInt(Integer::intValue).toArray();
            }
        }
        return reach;
    }

    /** The trend of the clean areas of each area's stratum, the area itself left out. */
    private double[][] trends() {
        int[] never = new int[panel.areaCount()];
        Arrays.fill(never, panel.periodCount());
        double[][] trends = new double[panel.areaCount()][];
        Replications.checkInterrupted();
        IntStream.range(0, trends.length).parallel().forEach(i -> {
            if (panel.role(i) != PlacePanel.EXCLUDED) {
                double[] weight = new double[trends.length];
                for (int j : clean) {
                    weight[j] = j != i && panel.stratum(j) == panel.stratum(i) ? 1 : 0;
                }
                trends[i] = imputation.trend(imputation.fit(weight, never), i);
            }
        });
        return trends;
    }

    private Result matrix(int[][] reach) {
        List<PairCell> cells = new ArrayList<>();
        for (int j = 0; j < reach.length; j++) {
            Replications.checkInterrupted();
            if (panel.role(j) != PlacePanel.EXCLUDED) {
                cells.addAll(column(j, sources(j, reach)));
            }
        }
        if (cells.isEmpty()) {
            throw new EstimationException(Reason.NO_VARIATION, "no treated area has another in its rings");
        }
        cells.sort(Comparator.comparing((PairCell cell) -> String.join("\n", cell.from()))
                .thenComparing(PairCell::to));
        return result(cells);
    }

    private List<Integer> sources(int j, int[][] reach) {
        return IntStream.range(0, reach.length)
                .filter(i -> i != j
                        && panel.role(i) == PlacePanel.TREATED
                        && Arrays.stream(reach[i]).anyMatch(k -> k == j))
                .boxed()
                .sorted(Comparator.comparing(panel::area))
                .toList();
    }

    private List<PairCell> column(int j, List<Integer> sources) {
        boolean treated = panel.role(j) == PlacePanel.TREATED;
        int end = treated ? panel.from(j) : panel.periodCount();
        List<PairCell> cells = new ArrayList<>();
        Map<List<Integer>, List<Integer>> periods = new LinkedHashMap<>();
        for (int t = 0; t < end; t++) {
            int now = t;
            var active = sources.stream().filter(i -> panel.from(i) <= now).toList();
            if (!active.isEmpty()) {
                periods.computeIfAbsent(active, any -> new ArrayList<>()).add(t);
            }
        }
        int start = sources.stream().mapToInt(panel::from).min().orElse(0);
        int before = panel.touched(j) ? Math.min(start, panel.from(j)) : start;
        periods.forEach((active, months) -> cells.add(cell(active, j, before, months)));
        for (int i : sources) {
            if (panel.from(i) >= end) {
                cells.add(PairCell.missing(List.of(panel.area(i)), panel.area(j), PairCell.Absence.TREATED_FIRST));
            }
        }
        return cells;
    }

    private PairCell cell(List<Integer> active, int j, int before, List<Integer> months) {
        var from = active.stream().map(panel::area).toList();
        var change = change(j, before, months);
        PairCell.Absence absence = absence(j, change);
        if (absence != null) {
            return PairCell.missing(from, panel.area(j), absence);
        }
        double[] placebos = placebos(j, before, months);
        double estimate = change.logRatio();
        int needed = RandomisationTest.rejecting(placebos.length, options.level());
        boolean enough = placebos.length >= RandomisationTest.MINIMUM_SETS && needed >= 1;
        double half = PlaceboSets.critical(placebos, options.level());
        return new PairCell(
                from,
                panel.area(j),
                change.cells,
                change.observed,
                change.expected,
                estimate,
                enough ? new Interval(estimate - half, estimate + half, options.level()) : null,
                enough ? Double.valueOf(RandomisationTest.p(placebos, Math.abs(estimate))) : null,
                null,
                placebos.length,
                placebos.length == 0 ? null : Double.valueOf(1.0 / (placebos.length + 1)),
                null);
    }

    private PairCell.@Nullable Absence absence(int j, Change change) {
        if (cleanByStratum.getOrDefault(panel.stratum(j), 0) < PlaceEffect.MINIMUM_CLEAN) {
            return PairCell.Absence.NO_COMPARISON;
        }
        if (change.before.cells == 0) {
            return PairCell.Absence.NO_COUNT_BEFORE;
        }
        if (change.cells == 0) {
            return PairCell.Absence.NO_COUNT_AFTER;
        }
        return !change.usable() ? PairCell.Absence.NO_COMPARISON : null;
    }

    /** Sizes of the same statistic where nothing was done. */
    private double[] placebos(int j, int before, List<Integer> months) {
        double level = change(j, before, months).before.mean();
        return Arrays.stream(clean)
                .filter(c -> c != j)
                .mapToObj(c -> change(c, before, months))
                .filter(c -> c.usable()
                        && c.before.mean() >= level / options.levelFactor()
                        && c.before.mean() <= level * options.levelFactor())
                .mapToDouble(c -> Math.abs(c.logRatio()))
                .toArray();
    }

    /** The counts of an area before. */
    private record Before(double events, double reach, int cells) {

        double mean() {
            return events / cells;
        }
    }

    /** What an area had before, and what was observed and expected in some later periods. */
    private record Change(Before before, double observed, double expected, int cells) {

        boolean usable() {
            return before.cells > 0 && cells > 0 && before.reach > 0 && Double.isFinite(expected);
        }

        double logRatio() {
            double add = observed == 0 || expected == 0 ? 0.5 : 0;
            return Math.log((observed + add) / (expected + add));
        }
    }

    private Change change(int i, int before, List<Integer> months) {
        double[] l = trend[i];
        double events = 0;
        double reach = 0;
        int cells = 0;
        for (int t = 0; t < before; t++) {
            if (seen(i, t)) {
                events += panel.outcome(i, t);
                reach += panel.offset(i, t) * l[t];
                cells++;
            }
        }
        double observed = 0;
        double exposed = 0;
        int after = 0;
        for (int t : months) {
            if (seen(i, t)) {
                observed += panel.outcome(i, t);
                exposed += panel.offset(i, t) * l[t];
                after++;
            }
        }
        return new Change(new Before(events, reach, cells), observed, events / reach * exposed, after);
    }

    /** Whether there is a count, and a trend to hold it against. */
    private boolean seen(int i, int t) {
        return !Double.isNaN(panel.outcome(i, t)) && !Double.isNaN(trend[i][t]);
    }

    private Result result(List<PairCell> cells) {
        double[] p = cells.stream()
                .map(PairCell::p)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] adjusted = MultipleTesting.adjust(p, MultipleTesting.Procedure.HOLM);
        List<PairCell> all = new ArrayList<>();
        int next = 0;
        for (var cell : cells) {
            all.add(cell.p() == null ? cell : cell.adjusted(adjusted[next++]));
        }
        double smallest = cells.stream()
                .filter(cell -> cell.p() != null)
                .map(PairCell::smallestP)
                .filter(Objects::nonNull)
                .mapToDouble(s -> Math.min(1, s * p.length))
                .min()
                .orElse(1);
        boolean can = p.length > 0 && smallest <= 1 - options.level() + 1e-12;
        String note = can ? "" : "; too many cells for so few placebos: none can be told from chance after adjustment";
        return new Result(
                all,
                p.length == 0 ? null : Double.valueOf(smallest),
                can,
                "observed over expected by clean areas of the stratum, placebo areas of similar level, Holm over "
                        + p.length + " cells" + note);
    }
}
