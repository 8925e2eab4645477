package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.HashMap;
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
    private final double @Nullable [][] offset;
    private final int[] role;
    private final int[] firstExposed;
    private final int[] stratum;
    private final Map<Integer, String> stratumNames;
    private final int[] cluster;
    private final int @Nullable [][] adjacency;
    private final int rings;

    /** Takes over the builder's arrays, which the builder copied in and never changes. */
    PlacePanel(PlacePanelBuilder builder) {
        this.areas = builder.areas;
        this.periods = builder.periods;
        this.outcome = builder.outcome;
        this.offset = builder.offset;
        this.role = builder.role;
        this.firstExposed = builder.firstExposed;
        this.stratum = builder.stratum;
        this.stratumNames = builder.stratumNames;
        this.cluster = builder.cluster;
        this.adjacency = builder.adjacency;
        this.rings = Math.max(0, Arrays.stream(role).max().orElseThrow());
    }

    /**
     * Starts a panel in which every area is clean, all are in one stratum, and each is its own cluster.
     *
     * @param areas codes, all different
     * @param periods names in the order of time
     * @param outcome counts, may be fractional, not negative; NaN is missing
     */
    public static PlacePanelBuilder builder(List<String> areas, List<String> periods, double[][] outcome) {
        return new PlacePanelBuilder(areas, periods, outcome);
    }

    private PlacePanelBuilder copy(int periodCount) {
        return copy(periodCount, cut(outcome, periodCount));
    }

    private PlacePanelBuilder copy(int periodCount, double[][] counts) {
        var copy = new PlacePanelBuilder(areas, periods.subList(0, periodCount), counts);
        copy.offset = offset == null ? null : cut(offset, periodCount);
        copy.role = role;
        copy.firstExposed = firstExposed;
        copy.stratum = stratum;
        copy.stratumNames = stratumNames;
        copy.cluster = cluster;
        copy.adjacency = adjacency;
        return copy;
    }

    /** The same panel with all areas in one stratum. */
    public PlacePanel withoutStrata() {
        return withStrata(new int[areas.size()]);
    }

    /** The same panel with other strata. */
    public PlacePanel withStrata(int[] strata) {
        return new PlacePanel(copy(periods.size()).stratum(strata).stratumNames(Map.of()));
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
        var next = new PlacePanel(copy(periods.size()).stratum(merged));
        return needed && next.cleanByStratum().getOrDefault(others, 0) < minimum ? withoutStrata() : next;
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

    /** The same areas in other roles, none of which need be checked; for placebos. */
    PlacePanel withRoles(int[] newRole, int[] newFirst) {
        return new PlacePanel(copy(periods.size()).role(newRole).firstExposed(newFirst));
    }

    /** The same panel with the counts of some cells missing. */
    PlacePanel without(Cells cells) {
        double[][] counts = cut(outcome, periods.size());
        for (int i = 0; i < counts.length; i++) {
            for (int t = 0; t < periods.size(); t++) {
                counts[i][t] = cells.contain(i, t) ? Double.NaN : counts[i][t];
            }
        }
        return new PlacePanel(copy(periods.size(), counts));
    }

    /** The same areas and roles with another quantity instead of the counts. */
    PlacePanel withOutcome(double[][] values) {
        return new PlacePanel(copy(periods.size(), values));
    }

    /** Some cells of a panel. */
    interface Cells {
        boolean contain(int area, int period);
    }

    /** The first {@code count} periods. */
    PlacePanel firstPeriods(int count) {
        return new PlacePanel(copy(count));
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
    /** Refuses with {@code NO_VARIATION} one count above zero in all cells; all zero is told apart later. */
    void requireVariation() {
        double[] counts = Arrays.stream(outcome)
                .flatMapToDouble(Arrays::stream)
                .filter(y -> !Double.isNaN(y))
                .distinct()
                .toArray();
        if (counts.length == 1 && counts[0] > 0 && offset == null) {
            throw new EstimationException(NO_VARIATION, "the outcome is the same in all areas and periods");
        }
    }

    double outcome(int area, int period) {
        return outcome[area][period];
    }

    /** Whether an area has a count in a stretch of periods. */
    boolean known(int area, int from, int to) {
        return Arrays.stream(outcome[area], from, to).anyMatch(y -> !Double.isNaN(y));
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
        return rings;
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
