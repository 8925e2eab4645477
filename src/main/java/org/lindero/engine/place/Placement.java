package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Draws where the work could have been instead: for each treated cluster a contiguous set of as many clean areas with a similar
 * mean count before its start, and around it the rings that it would have had among the clean areas.
 */
final class Placement {

    private static final int TRIES = 300;

    private final PlacePanel panel;
    private final Imputation imputation;
    private final int[] clean;
    private final int[] rank;
    private final List<Site> sites = new ArrayList<>();
    private final double factor;

    /** What a placebo set must be like. */
    private record Site(int size, int start, double level) {}

    /** A drawn assignment; incomplete when no set could be found for a cluster. */
    record Assignment(boolean complete, List<List<Integer>> key, int[] role, int[] from) {}

    Placement(PlacePanel panel, Clusters clusters, Imputation imputation, double factor) {
        this.panel = panel;
        this.imputation = imputation;
        this.factor = factor;
        this.clean = IntStream.range(0, panel.areaCount())
                .filter(i -> panel.role(i) == PlacePanel.CLEAN)
                .boxed()
                .sorted(Comparator.comparing(panel::area))
                .mapToInt(Integer::intValue)
                .toArray();
        this.rank = new int[panel.areaCount()];
        for (int k = 0; k < clean.length; k++) {
            rank[clean[k]] = k;
        }
        for (int c = 0; c < clusters.count(); c++) {
            var treated = clusters.areas(c).stream()
                    .filter(i -> panel.role(i) == PlacePanel.TREATED)
                    .toList();
            if (!treated.isEmpty()) {
                int start = treated.stream().mapToInt(panel::from).min().orElseThrow();
                sites.add(new Site(treated.size(), start, level(treated, start)));
            }
        }
        // the hardest to place first
        sites.sort(Comparator.comparingInt(Site::size).reversed());
    }

    private double level(List<Integer> areas, int start) {
        double sum = 0;
        double cells = 0;
        for (int i : areas) {
            double[] before = imputation.before(i, start);
            sum += before[0];
            cells += before[1];
        }
        return cells == 0 ? Double.NaN : sum / cells;
    }

    Assignment draw(SplittableRandom random) {
        int[] role = panel.roles();
        int[] from = new int[role.length];
        for (int i = 0; i < role.length; i++) {
            from[i] = panel.from(i);
            // the areas that were really touched stay in the fit before their start, and are no part of the statistic
            role[i] = role[i] == PlacePanel.EXCLUDED ? PlacePanel.EXCLUDED : PlacePanel.CLEAN;
        }
        boolean[] free = new boolean[role.length];
        for (int i : clean) {
            free[i] = true;
        }
        List<List<Integer>> key = new ArrayList<>();
        for (var site : sites) {
            var set = find(site, free, random);
            if (set.isEmpty()) {
                return new Assignment(false, List.of(), role, from);
            }
            key.add(set.stream().sorted().toList());
            for (int i : set) {
                free[i] = false;
                role[i] = PlacePanel.TREATED;
                from[i] = site.start();
            }
        }
        addRings(role, from, free, key.stream().flatMap(List::stream).toList());
        return new Assignment(true, List.copyOf(key), role, from);
    }

    private List<Integer> find(Site site, boolean[] free, SplittableRandom random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var set = grow(site.size(), free, random);
            double level = set.isEmpty() ? Double.NaN : level(set, site.start());
            if (level >= site.level() / factor && level <= site.level() * factor) {
                return set;
            }
        }
        return List.of();
    }

    private List<Integer> grow(int size, boolean[] free, SplittableRandom random) {
        int seed = clean[random.nextInt(clean.length)];
        if (!free[seed]) {
            return List.of();
        }
        List<Integer> set = new ArrayList<>(List.of(seed));
        while (set.size() < size) {
            int next = next(set, free, random);
            if (next < 0) {
                return List.of();
            }
            set.add(next);
        }
        return set;
    }

    /**
     * A free neighbour, the likelier the more it touches the set: real sets of areas are compact, and a long thin placebo would
     * average over more places than they do. −1 when there is none.
     */
    private int next(List<Integer> set, boolean[] free, SplittableRandom random) {
        // by the rank of the name, so that the order of the areas changes nothing
        var touches = new TreeMap<Integer, Integer>();
        for (int i : set) {
            for (int j : panel.neighbours(i)) {
                if (free[j] && !set.contains(j)) {
                    touches.merge(rank[j], 1, Integer::sum);
                }
            }
        }
        long total = 0;
        for (int t : touches.values()) {
            total += (long) t * t;
        }
        long drawn = total == 0 ? 0 : random.nextLong(total);
        for (var t : touches.entrySet()) {
            drawn -= (long) t.getValue() * t.getValue();
            if (drawn < 0) {
                return clean[t.getKey()];
            }
        }
        return -1;
    }

    /** Rings in the order of neighbours, each exposed from the earliest start that it touches. */
    private void addRings(int[] role, int[] from, boolean[] free, List<Integer> placed) {
        List<Integer> front = placed;
        for (int ring = 1; ring <= panel.rings(); ring++) {
            List<Integer> found = new ArrayList<>();
            for (int j : front) {
                for (int i : panel.neighbours(j)) {
                    if (free[i] && role[i] == PlacePanel.CLEAN) {
                        role[i] = ring;
                        from[i] = from[j];
                        found.add(i);
                    } else if (free[i] && role[i] == ring) {
                        from[i] = Math.min(from[i], from[j]);
                    }
                }
            }
            front = found;
        }
    }
}
