package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.TREATED_IS_CONTROL;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;

/** Collects what an area is, for {@link PlacePanel#builder}; each method copies its argument. */
public final class PlacePanelBuilder {

    final List<String> areas;
    final List<String> periods;
    final double[][] outcome;
    double @Nullable [][] offset;
    int[] role;
    int[] firstExposed;
    int[] stratum;
    Map<Integer, String> stratumNames = Map.of();
    int[] cluster;
    int @Nullable [][] adjacency;

    PlacePanelBuilder(List<String> areas, List<String> periods, double[][] outcome) {
        if (new HashSet<>(areas).size() != areas.size() || areas.isEmpty() || periods.isEmpty()) {
            throw new IllegalArgumentException("areas must differ, and there must be areas and periods");
        }
        this.areas = List.copyOf(areas);
        this.periods = List.copyOf(periods);
        this.outcome = shaped(outcome);
        if (Arrays.stream(this.outcome).flatMapToDouble(Arrays::stream).anyMatch(y -> y < 0 || Double.isInfinite(y))) {
            throw new IllegalArgumentException("counts must be finite and not negative");
        }
        this.role = new int[areas.size()];
        this.firstExposed = new int[areas.size()];
        this.stratum = new int[areas.size()];
        this.cluster = new int[areas.size()];
        Arrays.fill(role, PlacePanel.CLEAN);
        Arrays.fill(firstExposed, PlacePanel.NEVER);
        Arrays.setAll(cluster, i -> i);
    }

    /** {@link PlacePanel#TREATED}, 1, 2, … for rings, {@link PlacePanel#CLEAN} or {@link PlacePanel#EXCLUDED}. */
    public PlacePanelBuilder role(int[] role) {
        this.role = sized(role);
        return this;
    }

    /** The first exposed period of each touched area, as an index; {@link PlacePanel#NEVER} for the others. */
    public PlacePanelBuilder firstExposed(int[] period) {
        this.firstExposed = sized(period);
        return this;
    }

    /** Groups of areas that share their trend; any integers. */
    public PlacePanelBuilder stratum(int[] stratum) {
        this.stratum = sized(stratum);
        return this;
    }

    /** Names of the strata, for messages. */
    public PlacePanelBuilder stratumNames(Map<Integer, String> names) {
        this.stratumNames = Map.copyOf(names);
        return this;
    }

    /** Groups of areas whose chances hang together; any integers. */
    public PlacePanelBuilder cluster(int[] cluster) {
        this.cluster = sized(cluster);
        return this;
    }

    /** Exposure on its natural scale, such as population; positive, same shape as the outcome. */
    public PlacePanelBuilder offset(double[][] offset) {
        this.offset = shaped(offset);
        return this;
    }

    /** The indexes of each area's neighbours; without it there is no randomisation inference. */
    public PlacePanelBuilder adjacency(int[][] neighbours) {
        if (neighbours.length != areas.size()) {
            throw new IllegalArgumentException("neighbours of each area");
        }
        this.adjacency = Arrays.stream(neighbours).map(int[]::clone).toArray(int[][]::new);
        return this;
    }

    /**
     * The finished panel.
     *
     * @throws EstimationException {@code TREATED_IS_CONTROL} if a clean area has a first exposed period
     * @throws IllegalArgumentException if a touched area has none, no area is treated, or a ring is skipped
     */
    public PlacePanel build() {
        check();
        return new PlacePanel(this);
    }

    private int[] sized(int[] values) {
        if (values.length != areas.size()) {
            throw new IllegalArgumentException(values.length + " values for " + areas.size() + " areas");
        }
        return values.clone();
    }

    private double[][] shaped(double[][] values) {
        if (values.length != areas.size() || Arrays.stream(values).anyMatch(row -> row.length != periods.size())) {
            throw new IllegalArgumentException("expected " + areas.size() + " areas × " + periods.size() + " periods");
        }
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    private void check() {
        boolean treated = false;
        for (int i = 0; i < role.length; i++) {
            treated |= role[i] == PlacePanel.TREATED;
            if (role[i] < PlacePanel.EXCLUDED) {
                throw new IllegalArgumentException("role " + role[i]);
            }
            if (role[i] == PlacePanel.CLEAN && firstExposed[i] != PlacePanel.NEVER) {
                throw new EstimationException(TREATED_IS_CONTROL, areas.get(i) + " is clean and has a start");
            }
            if (role[i] >= PlacePanel.TREATED && (firstExposed[i] < 0 || firstExposed[i] >= periods.size())) {
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
        int rings = Arrays.stream(role).max().orElseThrow();
        for (int ring = 1; ring < rings; ring++) {
            int wanted = ring;
            if (Arrays.stream(role).noneMatch(r -> r == wanted)) {
                throw new IllegalArgumentException("ring " + ring + " has no area but a later ring has");
            }
        }
    }
}
