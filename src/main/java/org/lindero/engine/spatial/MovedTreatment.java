package org.lindero.engine.spatial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.panel.Factor;
import org.lindero.engine.spatial.FeasibleSets.Assignment;
import org.lindero.engine.spatial.FeasibleSets.Site;

/**
 * The treatment of a panel, ready to be moved to other areas: who is treated when, and which treated areas form a site.
 *
 * <p>Areas that are treated over the same time form one site; where sites must hang together, each connected part of them does. A
 * placebo area takes the treatment of a real one period by period. Areas are positions in an order by code, see
 * {@link FeasibleSets}.
 */
public final class MovedTreatment {

    /** Rows and their treatment; nothing else is treated. */
    record Cells(int[] rows, double[] values) {}

    private final int[] area;
    private final int[] period;
    private final double[] column;
    private final int[][] rows;
    private final List<Site> sites = new ArrayList<>();
    private final List<List<Integer>> real = new ArrayList<>();
    private final List<double[]> paths = new ArrayList<>();

    /**
     * @param area of each row
     * @param period of each row, from 0
     * @param treatment of each row, zero where there is none
     * @param neighbours of each area when sites must hang together
     * @throws EstimationException {@code NO_VARIATION} if nothing is treated
     */
    public MovedTreatment(int[] area, int[] period, double[] treatment, int @Nullable [][] neighbours) {
        this.area = area.clone();
        this.period = period.clone();
        this.column = treatment.clone();
        this.rows = rowsByArea(area);
        var byPath = new TreeMap<Integer, List<Integer>>();
        Map<List<Double>, Integer> groups = new HashMap<>();
        TreatmentPaths.byArea(area, period, treatment).forEach((i, path) -> {
            List<Double> steps = Arrays.stream(path).boxed().toList();
            if (steps.stream().anyMatch(v -> v != 0)) {
                byPath.computeIfAbsent(groups.computeIfAbsent(steps, any -> groups.size()), any -> new ArrayList<>())
                        .add(i);
            }
        });
        if (byPath.isEmpty()) {
            throw new EstimationException(Reason.NO_VARIATION, "no area is treated");
        }
        Map<Integer, double[]> pathOf = new HashMap<>();
        groups.forEach((steps, group) ->
                pathOf.put(group, steps.stream().mapToDouble(v -> v).toArray()));
        byPath.forEach((group, areas) -> {
            for (var part : neighbours == null ? List.of(areas) : parts(areas, neighbours)) {
                sites.add(new Site(part.size(), group, any -> true));
                real.add(part);
            }
        });
        sortByDifficulty();
        sites.forEach(site -> paths.add(pathOf.getOrDefault(site.group(), new double[0])));
    }

    private static List<List<Integer>> parts(List<Integer> areas, int[][] neighbours) {
        List<Integer> left = new ArrayList<>(areas);
        List<List<Integer>> parts = new ArrayList<>();
        while (!left.isEmpty()) {
            var queue = new ArrayDeque<>(List.of(left.removeFirst()));
            List<Integer> part = new ArrayList<>();
            while (!queue.isEmpty()) {
                int i = queue.remove();
                part.add(i);
                for (int j : neighbours[i]) {
                    if (left.remove((Integer) j)) {
                        queue.add(j);
                    }
                }
            }
            parts.add(part.stream().sorted().toList());
        }
        return parts;
    }

    private void sortByDifficulty() {
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < sites.size(); s++) {
            order.add(s);
        }
        order.sort(Comparator.comparing((Integer s) -> -sites.get(s).size())
                .thenComparing(s -> real.get(s).get(0)));
        var sortedSites = order.stream().map(sites::get).toList();
        var sortedReal = order.stream().map(real::get).toList();
        sites.clear();
        real.clear();
        sites.addAll(sortedSites);
        real.addAll(sortedReal);
    }

    /** What {@link FeasibleSets} must place. */
    public List<Site> sites() {
        return List.copyOf(sites);
    }

    /** The assignment that happened. */
    public Assignment real() {
        return new Assignment(real);
    }

    private static int[][] rowsByArea(int[] area) {
        int[][] rows = new int[Arrays.stream(area).max().orElse(-1) + 1][];
        int[] count = new int[rows.length];
        Arrays.stream(area).forEach(i -> count[i]++);
        Arrays.setAll(rows, i -> new int[count[i]]);
        for (int r = area.length - 1; r >= 0; r--) {
            rows[area[r]][--count[area[r]]] = r;
        }
        return rows;
    }

    /** The rows of each area, in their order. */
    int[][] rowsByArea() {
        return rows;
    }

    int[] periodsOf(int[] rows) {
        return Arrays.stream(rows).map(r -> period[r]).toArray();
    }

    /** Whether an effect distinguishes just the areas. */
    boolean sameAreas(Factor effect) {
        var own = Factor.of(area);
        return effect.nestedIn(own) && own.nestedIn(effect);
    }

    /** The treatment of a row as it was. */
    double value(int row) {
        return column[row];
    }

    /** The treatment by period at a site. */
    double[] path(int site) {
        return paths.get(site).clone();
    }

    /**
     * The statistic of any estimator: its estimate from the outcome of each row, a constant effect taken out by subtraction, and from
     * the moved treatment of each row. An assignment that it refuses has none.
     */
    public RandomisationTest.Statistic statistic(double[] outcome, ToDoubleBiFunction<double[], double[]> estimator) {
        return (assignment, effect) -> {
            double[] without = outcome.clone();
            for (int r = 0; r < without.length; r++) {
                without[r] -= effect * column[r];
            }
            try {
                return estimator.applyAsDouble(without, column(assignment));
            } catch (EstimationException refused) {
                return Double.NaN;
            }
        };
    }

    /** The treatment of each row as it was. */
    double[] column() {
        return column.clone();
    }

    /** The treated rows under an assignment and their treatment. */
    Cells cells(Assignment assignment) {
        int most = assignment.areas().stream()
                .flatMap(List::stream)
                .mapToInt(i -> rows[i].length)
                .sum();
        int[] treated = new int[most];
        double[] values = new double[most];
        int n = 0;
        for (int s = 0; s < paths.size(); s++) {
            double[] path = paths.get(s);
            for (int i : assignment.areas().get(s)) {
                for (int r : rows[i]) {
                    if (path[period[r]] != 0) {
                        treated[n] = r;
                        values[n++] = path[period[r]];
                    }
                }
            }
        }
        return new Cells(Arrays.copyOf(treated, n), Arrays.copyOf(values, n));
    }

    /** The treatment of each row under an assignment. */
    double[] column(Assignment assignment) {
        double[] values = new double[area.length];
        var cells = cells(assignment);
        for (int k = 0; k < cells.rows().length; k++) {
            values[cells.rows()[k]] = cells.values()[k];
        }
        return values;
    }
}
