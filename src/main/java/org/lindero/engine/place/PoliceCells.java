package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.place.PoliceResult.Cell;
import org.lindero.engine.place.PoliceResult.Kind;

/**
 * Project only, police only, both and neither: each against the areas with neither, by imputation. An area with both counts from when both
 * are there, and before the first of them.
 */
final class PoliceCells {

    private static final int MINIMUM_AREAS = 5;

    private final PlacePanel panel;
    private final PlacePanel.Cells effort;
    private final PlaceOptions options;
    private final int start;
    private final Map<Kind, List<Integer>> areas = new EnumMap<>(Kind.class);

    PoliceCells(PlacePanel panel, PlacePanel.Cells effort, PlaceOptions options) {
        this.panel = panel;
        this.effort = effort;
        this.options = options;
        this.start = PlaceRobustness.earliestStart(panel);
        for (var kind : Kind.values()) {
            areas.put(kind, new ArrayList<>());
        }
        for (int i = 0; i < panel.areaCount(); i++) {
            var kind = kind(i);
            if (kind != null) {
                areas.getOrDefault(kind, new ArrayList<>()).add(i);
            }
        }
    }

    private @Nullable Kind kind(int i) {
        boolean police = IntStream.range(start, panel.periodCount()).anyMatch(t -> effort.contain(i, t));
        return switch (panel.role(i)) {
            case PlacePanel.TREATED -> police ? Kind.BOTH : Kind.PROJECT_ONLY;
            case PlacePanel.CLEAN -> police ? Kind.POLICE_ONLY : Kind.NEITHER;
            default -> null;
        };
    }

    List<Cell> cells(DoubleConsumer progress) {
        Map<Kind, SetEffect> effects = effects(progress);
        List<Cell> cells = new ArrayList<>();
        areas.forEach((kind, members) -> cells.add(new Cell(
                kind,
                members.size(),
                mean(members, 0, start),
                mean(members, start, panel.periodCount()),
                effects.get(kind))));
        return cells;
    }

    private double mean(List<Integer> members, int from, int to) {
        return members.stream()
                .flatMapToDouble(i -> IntStream.range(from, to).mapToDouble(t -> panel.outcome(i, t)))
                .filter(y -> !Double.isNaN(y))
                .average()
                .orElse(0);
    }

    private Map<Kind, SetEffect> effects(DoubleConsumer progress) {
        Map<Kind, SetEffect> effects = new EnumMap<>(Kind.class);
        int[] role = new int[panel.areaCount()];
        int[] first = new int[panel.areaCount()];
        Arrays.fill(role, PlacePanel.EXCLUDED);
        Arrays.fill(first, PlacePanel.NEVER);
        areas.getOrDefault(Kind.NEITHER, List.of()).forEach(i -> role[i] = PlacePanel.CLEAN);
        List<Kind> present = new ArrayList<>();
        for (var kind : List.of(Kind.PROJECT_ONLY, Kind.BOTH, Kind.POLICE_ONLY)) {
            var usable = areas.getOrDefault(kind, List.of()).stream()
                    .filter(this::hasBeforeAndAfter)
                    .toList();
            if (!usable.isEmpty()) {
                usable.forEach(i -> {
                    role[i] = present.size();
                    first[i] = from(i);
                });
                present.add(kind);
            }
        }
        if (present.isEmpty()) {
            return effects;
        }
        var relabelled = panel.without(this::between).withRoles(role, first).withSmallStrataMerged(MINIMUM_AREAS);
        try {
            var point = PointEstimate.of(relabelled);
            var clusters = new Clusters(relabelled);
            var bootstrap = ClusterBootstrap.run(relabelled, point, clusters, options, progress);
            for (int set = 0; set < present.size(); set++) {
                boolean enough = point.effect(set).areas() >= MINIMUM_AREAS;
                effects.put(
                        present.get(set),
                        enough
                                ? bootstrap.effect(point, set, clusters.holding(set, relabelled.rings()))
                                : point.effect(set));
            }
        } catch (EstimationException refused) {
            // too few areas with neither, or no events in a cell: the counts remain
            effects.clear();
        }
        return effects;
    }

    /** The first period with effort, in areas that count as with police. */
    private int police(int i) {
        boolean none = kind(i) == Kind.PROJECT_ONLY;
        return IntStream.range(0, panel.periodCount())
                .filter(t -> !none && effort.contain(i, t))
                .findFirst()
                .orElse(panel.periodCount());
    }

    /** The first period that is not before project and police. */
    private int from(int i) {
        return Math.min(panel.from(i), police(i));
    }

    /** The first period with all that an area gets. */
    private int complete(int i) {
        return kind(i) == Kind.BOTH ? Math.max(panel.from(i), police(i)) : from(i);
    }

    /** When both come, the time in which only one has come belongs to neither. */
    private boolean between(int i, int t) {
        return panel.role(i) == PlacePanel.TREATED && t >= from(i) && t < complete(i);
    }

    private boolean hasBeforeAndAfter(int i) {
        return panel.known(i, 0, from(i)) && panel.known(i, complete(i), panel.periodCount());
    }
}
