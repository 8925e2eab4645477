package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.PlaceInference.Rule;

/** The clusters of a panel in an order that does not depend on the order of its areas, and the rule that their number calls for. */
final class Clusters {

    private static final int TREATED_FOR_CR2 = 10;
    private static final int ALL_FOR_CR2 = 30;
    private static final int TREATED_FOR_BOOTSTRAP = 5;
    private static final int ALL_FOR_BOOTSTRAP = 12;
    private static final int MAX_COLUMNS = 1500;

    private final PlacePanel panel;
    private final List<List<Integer>> members;

    Clusters(PlacePanel panel) {
        this.panel = panel;
        Map<Integer, List<Integer>> byCode = new TreeMap<>();
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.role(i) != PlacePanel.EXCLUDED) {
                byCode.computeIfAbsent(panel.cluster(i), any -> new ArrayList<>())
                        .add(i);
            }
        }
        Comparator<Integer> byName = Comparator.comparing(panel::area);
        this.members = byCode.values().stream()
                .map(areas -> areas.stream().sorted(byName).toList())
                .sorted(Comparator.comparing(areas -> panel.area(areas.get(0))))
                .toList();
    }

    int count() {
        return members.size();
    }

    List<Integer> areas(int cluster) {
        return members.get(cluster);
    }

    int treated() {
        return holding(PlacePanel.TREATED, panel.rings());
    }

    /** Clusters with an area of a set; the set after the last ring is all touched areas, which counts the treated clusters. */
    int holding(int set, int rings) {
        int role = set == rings + 1 ? PlacePanel.TREATED : set;
        return (int) members.stream().filter(areas -> has(areas, role)).count();
    }

    private boolean has(List<Integer> areas, int role) {
        return areas.stream().anyMatch(i -> panel.role(i) == role);
    }

    Rule rule() {
        int treated = treated();
        if (treated >= TREATED_FOR_CR2 && count() >= ALL_FOR_CR2) {
            return Rule.BOOTSTRAP_CR2;
        }
        return treated >= TREATED_FOR_BOOTSTRAP && count() >= ALL_FOR_BOOTSTRAP
                ? Rule.BOOTSTRAP_SCORE
                : Rule.RANDOMISATION;
    }

    /**
     * The errors of the regressions beside the primary model: reduced bias when the rule calls for it and the trends are few enough
     * columns to compute it in seconds, otherwise the usual ones.
     */
    Variance variance() {
        long strata = members.stream()
                .flatMap(List::stream)
                .map(panel::stratum)
                .distinct()
                .count();
        return rule() == Rule.BOOTSTRAP_CR2 && strata * panel.periodCount() <= MAX_COLUMNS
                ? Variance.CR2
                : Variance.NESTED;
    }

    /** Clusters that are drawn among each other: treated ones, those with ring areas only, and clean ones by stratum. */
    List<List<Integer>> pools() {
        Map<String, List<Integer>> pools = new TreeMap<>();
        for (int c = 0; c < members.size(); c++) {
            pools.computeIfAbsent(pool(members.get(c)), any -> new ArrayList<>())
                    .add(c);
        }
        return List.copyOf(pools.values());
    }

    private String pool(List<Integer> areas) {
        if (has(areas, PlacePanel.TREATED)) {
            return "treated";
        }
        if (areas.stream().anyMatch(panel::touched)) {
            return "ring";
        }
        return "clean" + panel.stratum(areas.get(0));
    }

    /** Whether a stratum with touched areas has its clean areas in one cluster. */
    boolean stratumWithOneCleanCluster() {
        Map<Integer, TreeSet<Integer>> clean = new TreeMap<>();
        for (int c = 0; c < members.size(); c++) {
            for (int i : members.get(c)) {
                if (panel.role(i) == PlacePanel.CLEAN) {
                    clean.computeIfAbsent(panel.stratum(i), any -> new TreeSet<>())
                            .add(c);
                }
            }
        }
        var touched = members.stream()
                .flatMap(List::stream)
                .filter(panel::touched)
                .map(panel::stratum)
                .collect(Collectors.toSet());
        return touched.stream()
                .anyMatch(s -> clean.getOrDefault(s, new TreeSet<>()).size() == 1);
    }
}
