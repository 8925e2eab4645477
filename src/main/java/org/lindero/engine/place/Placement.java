package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lindero.engine.spatial.FeasibleSets;

/**
 * Where the work could have been instead: for each treated cluster a contiguous set of as many clean areas with a similar mean count
 * before its start, and around it the rings that it would have had among the clean areas.
 */
final class Placement {

    private final PlacePanel panel;
    private final Imputation imputation;
    private final double factor;
    private final int[] byName;
    private final int[] rank;
    private final List<List<Integer>> real = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    /** The placebo roles of all areas, and from when each is exposed. */
    record Assignment(int[] role, int[] from) {}

    Placement(PlacePanel panel, Clusters clusters, Imputation imputation, double factor) {
        this.panel = panel;
        this.imputation = imputation;
        this.factor = factor;
        this.byName = IntStream.range(0, panel.areaCount())
                .boxed()
                .sorted(Comparator.comparing(panel::area))
                .mapToInt(Integer::intValue)
                .toArray();
        this.rank = new int[byName.length];
        for (int r = 0; r < rank.length; r++) {
            rank[byName[r]] = r;
        }
        var treated = IntStream.range(0, clusters.count())
                .mapToObj(clusters::areas)
                .map(areas -> areas.stream()
                        .filter(i -> panel.role(i) == PlacePanel.TREATED)
                        .toList())
                .filter(areas -> !areas.isEmpty())
                // the hardest to place first
                .sorted(Comparator.comparing((List<Integer> areas) -> -areas.size()))
                .toList();
        for (var areas : treated) {
            real.add(areas.stream().map(i -> rank[i]).toList());
            starts.add(areas.stream().mapToInt(panel::from).min().orElseThrow());
        }
    }

    /**
     * Lists or draws the distinct assignments.
     *
     * @param feasible areas that could have been treated, if they are clean
     */
    List<Assignment> draw(IntPredicate feasible, PlaceOptions options, DoubleConsumer progress) {
        int[] clean = IntStream.range(0, byName.length)
                .filter(r -> panel.role(byName[r]) == PlacePanel.CLEAN && feasible.test(byName[r]))
                .toArray();
        if (clean.length == 0) {
            return List.of();
        }
        int[][] neighbours = Arrays.stream(byName)
                .mapToObj(i ->
                        Arrays.stream(panel.neighbours(i)).map(j -> rank[j]).toArray())
                .toArray(int[][]::new);
        List<FeasibleSets.Site> sites = new ArrayList<>();
        for (int s = 0; s < real.size(); s++) {
            sites.add(new FeasibleSets.Site(real.get(s).size(), starts.get(s), similar(s)));
        }
        return new FeasibleSets(clean, byName.length, neighbours, sites)
                        .draw(new FeasibleSets.Assignment(real), options.replications(), options.seed(), progress)
                        .assignments()
                        .stream()
                        .map(this::placed)
                        .toList();
    }

    private Predicate<List<Integer>> similar(int site) {
        double level = level(real.get(site), starts.get(site));
        return set -> {
            double other = level(set, starts.get(site));
            return other >= level / factor && other <= level * factor;
        };
    }

    private double level(List<Integer> ranks, int start) {
        double sum = 0;
        double cells = 0;
        for (int r : ranks) {
            double[] before = imputation.before(byName[r], start);
            sum += before[0];
            cells += before[1];
        }
        return cells == 0 ? Double.NaN : sum / cells;
    }

    private Assignment placed(FeasibleSets.Assignment sets) {
        int[] role = panel.roles();
        int[] from = new int[role.length];
        for (int i = 0; i < role.length; i++) {
            from[i] = panel.from(i);
            // the areas that were really touched stay in the fit before their start, and are no part of the statistic
            role[i] = role[i] == PlacePanel.EXCLUDED ? PlacePanel.EXCLUDED : PlacePanel.CLEAN;
        }
        List<Integer> treated = new ArrayList<>();
        for (int s = 0; s < starts.size(); s++) {
            for (int r : sets.areas().get(s)) {
                role[byName[r]] = PlacePanel.TREATED;
                from[byName[r]] = starts.get(s);
                treated.add(byName[r]);
            }
        }
        addRings(role, from, treated);
        return new Assignment(role, from);
    }

    /** Rings among the clean areas in the order of neighbours, each exposed from the earliest start that it touches. */
    private void addRings(int[] role, int[] from, List<Integer> placed) {
        List<Integer> front = placed;
        for (int ring = 1; ring <= panel.rings(); ring++) {
            List<Integer> found = new ArrayList<>();
            for (int j : front) {
                for (int i : panel.neighbours(j)) {
                    boolean clean = panel.role(i) == PlacePanel.CLEAN;
                    if (clean && role[i] == PlacePanel.CLEAN) {
                        role[i] = ring;
                        from[i] = from[j];
                        found.add(i);
                    } else if (clean && role[i] == ring) {
                        from[i] = Math.min(from[i], from[j]);
                    }
                }
            }
            front = found;
        }
    }
}
