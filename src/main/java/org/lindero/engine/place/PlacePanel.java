package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.TREATED_IS_CONTROL;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;

/**
 * Counts of areas over periods, with the role that each area plays in one evaluation. Immutable.
 *
 * <p>Arrays are indexed by area, then by period. Not-a-number is a missing count, never zero. A touched area (treated or in a ring)
 * is exposed from its first exposed period to the end; a clean area is never touched by anything in the window.
 */
public final class PlacePanel {

    /** The role of a treated area. Rings are 1, 2, … */
    public static final int TREATED = 0;

    /** The role of a comparison area. */
    public static final int CLEAN = -1;

    /** The role of an area that is touched by something that is not evaluated here: it is left out altogether. */
    public static final int EXCLUDED = -2;

    /** The first exposed period of an area that is never exposed. */
    public static final int NEVER = -1;

    private final List<String> areas;
    private final List<String> periods;
    private final double[][] outcome;
    private double @Nullable [][] offset;
    private int[] role;
    private int[] firstExposed;
    private int[] stratum;
    private Map<Integer, String> stratumNames = Map.of();
    private int[] cluster;
    private int @Nullable [][] adjacency;

    private PlacePanel(List<String> areas, List<String> periods, double[][] outcome) {
        this.areas = List.copyOf(areas);
        this.periods = List.copyOf(periods);
        this.outcome = outcome;
        this.role = new int[areas.size()];
        this.firstExposed = new int[areas.size()];
        this.stratum = new int[areas.size()];
        this.cluster = new int[areas.size()];
        Arrays.fill(role, CLEAN);
        Arrays.fill(firstExposed, NEVER);
        Arrays.setAll(cluster, i -> i);
    }

    private PlacePanel(PlacePanel other) {
        this.areas = other.areas;
        this.periods = other.periods;
        this.outcome = other.outcome;
        this.offset = other.offset;
        this.role = other.role;
        this.firstExposed = other.firstExposed;
        this.stratum = other.stratum;
        this.stratumNames = other.stratumNames;
        this.cluster = other.cluster;
        this.adjacency = other.adjacency;
    }

    /**
     * Starts a panel in which every area is clean, all are in one stratum, and each is its own cluster.
     *
     * @param areas codes, all different
     * @param periods names in the order of time
     * @param outcome counts, may be fractional, not negative; NaN is missing
     */
    public static Builder builder(List<String> areas, List<String> periods, double[][] outcome) {
        if (new HashSet<>(areas).size() != areas.size() || areas.isEmpty() || periods.isEmpty()) {
            throw new IllegalArgumentException("areas must differ, and there must be areas and periods");
        }
        var copy = shaped(areas.size(), periods.size(), outcome);
        for (double[] row : copy) {
            for (double y : row) {
                if (y < 0 || Double.isInfinite(y)) {
                    throw new IllegalArgumentException("counts must be finite and not negative: " + y);
                }
            }
        }
        return new Builder(new PlacePanel(areas, periods, copy));
    }

    private static double[][] shaped(int areas, int periods, double[][] values) {
        if (values.length != areas || Arrays.stream(values).anyMatch(row -> row.length != periods)) {
            throw new IllegalArgumentException("expected " + areas + " areas × " + periods + " periods");
        }
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** Collects what an area is; each method copies its argument. */
    public static final class Builder {

        private final PlacePanel panel;

        private Builder(PlacePanel panel) {
            this.panel = panel;
        }

        /** {@link #TREATED}, 1, 2, … for rings, {@link #CLEAN} or {@link #EXCLUDED}. */
        public Builder role(int[] role) {
            panel.role = sized(role);
            return this;
        }

        /** The first exposed period of each touched area, as an index; {@link #NEVER} for the others. */
        public Builder firstExposed(int[] period) {
            panel.firstExposed = sized(period);
            return this;
        }

        /** Groups of areas that share their trend; any integers. */
        public Builder stratum(int[] stratum) {
            panel.stratum = sized(stratum);
            return this;
        }

        /** Names of the strata, for messages. */
        public Builder stratumNames(Map<Integer, String> names) {
            panel.stratumNames = Map.copyOf(names);
            return this;
        }

        /** Groups of areas whose chances hang together; any integers. */
        public Builder cluster(int[] cluster) {
            panel.cluster = sized(cluster);
            return this;
        }

        /** Exposure on its natural scale, such as population; positive, same shape as the outcome. */
        public Builder offset(double[][] offset) {
            panel.offset = shaped(panel.areas.size(), panel.periods.size(), offset);
            return this;
        }

        /** The indexes of each area's neighbours; without it there is no randomisation inference. */
        public Builder adjacency(int[][] neighbours) {
            if (neighbours.length != panel.areas.size()) {
                throw new IllegalArgumentException("neighbours of each area");
            }
            panel.adjacency = Arrays.stream(neighbours).map(int[]::clone).toArray(int[][]::new);
            return this;
        }

        /**
         * The finished panel.
         *
         * @throws EstimationException {@code TREATED_IS_CONTROL} if a clean area has a first exposed period
         * @throws IllegalArgumentException if a touched area has none, or no area is treated
         */
        public PlacePanel build() {
            panel.check();
            return new PlacePanel(panel);
        }

        private int[] sized(int[] values) {
            if (values.length != panel.areas.size()) {
                throw new IllegalArgumentException(values.length + " values for " + panel.areas.size() + " areas");
            }
            return values.clone();
        }
    }

    private void check() {
        boolean treated = false;
        for (int i = 0; i < role.length; i++) {
            treated |= role[i] == TREATED;
            if (role[i] < EXCLUDED) {
                throw new IllegalArgumentException("role " + role[i]);
            }
            if (role[i] == CLEAN && firstExposed[i] != NEVER) {
                throw new EstimationException(TREATED_IS_CONTROL, areas.get(i));
            }
            if (touched(i) && (firstExposed[i] < 0 || firstExposed[i] >= periods.size())) {
                throw new IllegalArgumentException(areas.get(i) + " is touched but has no first period");
            }
            for (int t = 0; offset != null && t < periods.size(); t++) {
                if (!Double.isNaN(outcome[i][t]) && !(offset[i][t] > 0 && Double.isFinite(offset[i][t]))) {
                    throw new IllegalArgumentException(areas.get(i) + " has an offset that is not positive");
                }
            }
        }
        if (!treated) {
            throw new IllegalArgumentException("no area is treated");
        }
    }

    /** The same panel with all areas in one stratum. */
    public PlacePanel withoutStrata() {
        return withStrata(new int[areas.size()]);
    }

    /** The same panel with other strata. */
    public PlacePanel withStrata(int[] strata) {
        if (strata.length != areas.size()) {
            throw new IllegalArgumentException("a stratum for each area");
        }
        var next = new PlacePanel(this);
        next.stratum = strata.clone();
        next.stratumNames = Map.of();
        return next;
    }

    /**
     * The same panel with strata that hold fewer clean areas than {@code minimum} put together; when even together they hold too
     * few, all areas are one stratum.
     */
    public PlacePanel withSmallStrataMerged(int minimum) {
        Map<Integer, Integer> clean = cleanByStratum();
        int others = Arrays.stream(stratum).max().orElseThrow() + 1;
        int[] merged = Arrays.stream(stratum)
                .map(s -> clean.getOrDefault(s, 0) < minimum ? others : s)
                .toArray();
        boolean needed = Arrays.stream(merged).anyMatch(s -> s == others);
        var next = withStrata(merged);
        if (needed && next.cleanByStratum().getOrDefault(others, 0) < minimum) {
            return withoutStrata();
        }
        next.stratumNames = stratumNames;
        return next;
    }

    /** Clean areas of each stratum that has any. */
    Map<Integer, Integer> cleanByStratum() {
        Map<Integer, Integer> clean = new HashMap<>();
        for (int i = 0; i < role.length; i++) {
            if (role[i] == CLEAN) {
                clean.merge(stratum[i], 1, Integer::sum);
            }
        }
        return clean;
    }

    /** The same areas in other roles, which no longer need a treated one; for placebos. */
    PlacePanel withRoles(int[] newRole, int[] newFirst) {
        var next = new PlacePanel(this);
        next.role = newRole;
        next.firstExposed = newFirst;
        return next;
    }

    /** The first {@code count} periods. */
    PlacePanel firstPeriods(int count) {
        var cut = new PlacePanel(areas, periods.subList(0, count), cut(outcome, count));
        cut.role = role;
        cut.firstExposed = firstExposed;
        cut.stratum = stratum;
        cut.stratumNames = stratumNames;
        cut.cluster = cluster;
        cut.adjacency = adjacency;
        cut.offset = offset == null ? null : cut(offset, count);
        return cut;
    }

    private static double[][] cut(double[][] values, int count) {
        return Arrays.stream(values).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
    }

    boolean touched(int area) {
        return role[area] >= TREATED;
    }

    int role(int area) {
        return role[area];
    }

    /** The period from which an area's cells are exposed: the number of periods when it is never. */
    int from(int area) {
        return touched(area) ? firstExposed[area] : periods.size();
    }

    int stratum(int area) {
        return stratum[area];
    }

    String stratumName(int code) {
        return stratumNames.getOrDefault(code, String.valueOf(code));
    }

    int cluster(int area) {
        return cluster[area];
    }

    /** The count of a cell; NaN when it is missing. */
    double outcome(int area, int period) {
        return outcome[area][period];
    }

    boolean hasOffset() {
        return offset != null;
    }

    double offset(int area, int period) {
        return offset == null ? 1 : offset[area][period];
    }

    boolean hasAdjacency() {
        return adjacency != null;
    }

    int[] neighbours(int area) {
        return adjacency == null ? new int[0] : adjacency[area];
    }

    /** The highest ring. */
    int rings() {
        return Math.max(0, Arrays.stream(role).max().orElseThrow());
    }

    /** Number of areas, whatever their role. */
    public int areaCount() {
        return areas.size();
    }

    /** Number of periods. */
    public int periodCount() {
        return periods.size();
    }

    /** The code of an area. */
    public String area(int index) {
        return areas.get(index);
    }

    /** The name of a period. */
    public String period(int index) {
        return periods.get(index);
    }

    int[] roles() {
        return role.clone();
    }

    int[] firstExposed() {
        return firstExposed.clone();
    }
}
