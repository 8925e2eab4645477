package org.lindero.engine.spatial;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sets of areas that hang together, drawn at random or listed in full. Areas are ranks: their positions in an order by code. */
final class ConnectedSets {

    private final int[][] neighbours;

    ConnectedSets(int[][] neighbours) {
        this.neighbours = neighbours;
    }

    /** A set grown around a seed inside the free areas; empty when it finds no room. */
    List<Integer> grow(int size, int seed, boolean[] free, SplittableRandom random) {
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
        var touches = new TreeMap<Integer, Integer>();
        for (int i : set) {
            for (int j : neighbours[i]) {
                if (free[j] && !set.contains(j)) {
                    touches.merge(j, 1, Integer::sum);
                }
            }
        }
        long total = 0;
        for (int t : touches.values()) {
            total += (long) t * t;
        }
        long drawn = total == 0 ? 0 : random.nextLong(total);
        for (var touch : touches.entrySet()) {
            drawn -= (long) touch.getValue() * touch.getValue();
            if (drawn < 0) {
                return touch.getKey();
            }
        }
        return -1;
    }

    /**
     * Visits every connected set of a size inside the free areas once, by Wernicke's enumeration (2006,
     * doi:10.1109/TCBB.2006.51): a set is grown from its first area with later ones only.
     *
     * @param visit says whether to go on
     * @return whether all were visited
     */
    boolean all(int size, boolean[] free, Predicate<List<Integer>> visit) {
        for (int root = 0; root < free.length; root++) {
            if (free[root]
                    && !extend(List.of(root), laterNeighbours(root, root, List.of(), free), root, size, free, visit)) {
                return false;
            }
        }
        return true;
    }

    private boolean extend(
            List<Integer> set,
            List<Integer> extension,
            int root,
            int size,
            boolean[] free,
            Predicate<List<Integer>> visit) {
        if (set.size() == size) {
            return visit.test(set);
        }
        for (int k = 0; k < extension.size(); k++) {
            int area = extension.get(k);
            List<Integer> grown = new ArrayList<>(set);
            grown.add(area);
            List<Integer> rest = new ArrayList<>(extension.subList(k + 1, extension.size()));
            rest.addAll(laterNeighbours(area, root, set, free));
            if (!extend(grown, rest, root, size, free, visit)) {
                return false;
            }
        }
        return true;
    }

    /** Free neighbours after the root that neither belong to the set nor touch it. */
    private List<Integer> laterNeighbours(int area, int root, List<Integer> set, boolean[] free) {
        List<Integer> found = new ArrayList<>();
        for (int j : neighbours[area]) {
            if (j > root && free[j] && !found.contains(j) && !set.contains(j) && !touches(set, j)) {
                found.add(j);
            }
        }
        return found;
    }

    private boolean touches(List<Integer> set, int area) {
        for (int i : set) {
            for (int j : neighbours[i]) {
                if (j == area) {
                    return true;
                }
            }
        }
        return false;
    }
}
