package org.lindero.engine.spatial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.inference.Replications;

/**
 * Where a treatment could have been instead: assignments of feasible areas to the sites of a programme.
 *
 * <p>Areas are given as positions in an order that does not depend on how the data are sorted, as by code; then neither do the
 * draws. When there are no more assignments than wanted draws all are listed; otherwise they are drawn, each from a stream of its
 * own, and repeated ones are left out. Cost: O(draws × areas of a site × neighbours), more when few sets are similar.
 */
public final class FeasibleSets {

    private static final int TRIES = 300;
    private static final int MAX_VISITED = 200_000;

    private final int[] feasible;
    private final int count;
    private final @Nullable ConnectedSets connected;
    private final List<Site> sites;

    /**
     * Areas that are treated together.
     *
     * @param size number of areas
     * @param group equal for sites that are treated over the same time, so that exchanging their areas changes nothing
     * @param similar whether a set is enough like the real one
     */
    public record Site(int size, int group, Predicate<List<Integer>> similar) {}

    /** The areas of each site, in the order of the sites. */
    public record Assignment(List<List<Integer>> areas) {

        public Assignment {
            areas = areas.stream().map(List::copyOf).toList();
        }
    }

    /** The distinct placebo assignments, the real one left out, and whether they are all there are. */
    public record Drawn(List<Assignment> assignments, boolean enumerated) {

        public Drawn {
            assignments = List.copyOf(assignments);
        }
    }

    /**
     * @param feasible areas that could have been treated, ascending
     * @param areas number of all areas
     * @param neighbours of each area when sites must hang together; absent when any areas will do
     * @param sites in the order in which they are placed: the hardest first
     */
    public FeasibleSets(int[] feasible, int areas, int @Nullable [][] neighbours, List<Site> sites) {
        if (sites.isEmpty() || sites.stream().anyMatch(s -> s.size() < 1)) {
            throw new IllegalArgumentException("sites of at least one area");
        }
        this.feasible = feasible.clone();
        this.count = areas;
        this.connected = neighbours == null ? null : new ConnectedSets(neighbours);
        this.sites = List.copyOf(sites);
    }

    /**
     * Lists or draws assignments.
     *
     * @param real the assignment that happened
     * @param draws how many are drawn when there are more
     */
    public Drawn draw(Assignment real, int draws, long seed, DoubleConsumer progress) {
        Set<Object> seen = new HashSet<>(Set.of(key(real.areas())));
        var all = enumerate(draws, new HashSet<>(seen));
        if (all.isPresent()) {
            progress.accept(1);
            return new Drawn(all.get(), true);
        }
        var drawn = Replications.run(draws, seed, progress, this::one).stream()
                .flatMap(Optional::stream)
                .filter(a -> seen.add(key(a.areas())))
                .toList();
        return new Drawn(drawn, false);
    }

    /** What makes two assignments the same: the areas of each group. */
    private Map<Integer, List<Integer>> key(List<List<Integer>> areas) {
        var key = new TreeMap<Integer, List<Integer>>();
        for (int s = 0; s < sites.size(); s++) {
            key.computeIfAbsent(sites.get(s).group(), any -> new ArrayList<>()).addAll(areas.get(s));
        }
        key.values().forEach(Collections::sort);
        return key;
    }

    private boolean[] free() {
        boolean[] free = new boolean[count];
        for (int i : feasible) {
            free[i] = true;
        }
        return free;
    }

    private Optional<Assignment> one(SplittableRandom random) {
        boolean[] free = free();
        List<List<Integer>> chosen = new ArrayList<>();
        for (var site : sites) {
            var set = find(site, free, random);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            set.forEach(i -> free[i] = false);
            chosen.add(set);
        }
        return Optional.of(new Assignment(chosen));
    }

    private List<Integer> find(Site site, boolean[] free, SplittableRandom random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var set = connected == null ? anywhere(site.size(), free, random) : grown(connected, site, free, random);
            if (!set.isEmpty() && site.similar().test(set)) {
                return set;
            }
        }
        return List.of();
    }

    private List<Integer> grown(ConnectedSets sets, Site site, boolean[] free, SplittableRandom random) {
        int seed = feasible[random.nextInt(feasible.length)];
        return free[seed] ? sets.grow(site.size(), seed, free, random) : List.of();
    }

    private List<Integer> anywhere(int size, boolean[] free, SplittableRandom random) {
        List<Integer> left = new ArrayList<>();
        for (int i : feasible) {
            if (free[i]) {
                left.add(i);
            }
        }
        if (left.size() < size) {
            return List.of();
        }
        for (int k = 0; k < size; k++) {
            Collections.swap(left, k, k + random.nextInt(left.size() - k));
        }
        return new ArrayList<>(left.subList(0, size));
    }

    private Optional<List<Assignment>> enumerate(int limit, Set<Object> seen) {
        List<Assignment> found = new ArrayList<>();
        var search = new Search(limit, seen, found);
        return search.place(0, free(), new ArrayList<>()) ? Optional.of(found) : Optional.empty();
    }

    /** Goes through all assignments until there are too many. */
    private final class Search {

        private final int limit;
        private final Set<Object> seen;
        private final List<Assignment> found;
        private int visited;

        Search(int limit, Set<Object> seen, List<Assignment> found) {
            this.limit = limit;
            this.seen = seen;
            this.found = found;
        }

        boolean place(int s, boolean[] free, List<List<Integer>> chosen) {
            if (s == sites.size()) {
                if (seen.add(key(chosen))) {
                    found.add(new Assignment(chosen));
                }
                return found.size() <= limit;
            }
            var site = sites.get(s);
            Predicate<List<Integer>> visit = set -> {
                if (++visited > MAX_VISITED) {
                    return false;
                }
                if (!site.similar().test(set)) {
                    return true;
                }
                boolean[] rest = free.clone();
                set.forEach(i -> rest[i] = false);
                chosen.add(set);
                boolean more = place(s + 1, rest, chosen);
                chosen.removeLast();
                return more;
            };
            return connected == null
                    ? combinations(site.size(), 0, free, List.of(), visit)
                    : connected.all(site.size(), free, visit);
        }

        private boolean combinations(
                int size, int from, boolean[] free, List<Integer> set, Predicate<List<Integer>> visit) {
            if (set.size() == size) {
                return visit.test(set);
            }
            // further on, too few are left to fill the set
            for (int k = from; k <= feasible.length - (size - set.size()); k++) {
                if (free[feasible[k]]) {
                    List<Integer> grown = new ArrayList<>(set);
                    grown.add(feasible[k]);
                    if (!combinations(size, k + 1, free, grown, visit)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
