package org.lindero.engine.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sets of comparison units that take the treated units' place: all of them when they are few, else a random sample. */
final class PlaceboSets {

    private PlaceboSets() {}

    /**
     * Chooses them.
     *
     * @param from how many units there are to choose from
     * @param size how many each set has, at most {@code from}
     * @param limit how many sets at most
     * @return positions in ascending order; sets of a random sample may repeat
     */
    static List<int[]> choose(int from, int size, int limit, long seed) {
        if (count(from, size, limit) <= limit) {
            List<int[]> all = new ArrayList<>();
            addAll(all, new int[size], 0, 0, from);
            return all;
        }
        var random = new SplittableRandom(seed);
        List<int[]> drawn = new ArrayList<>();
        for (int b = 0; b < limit; b++) {
            drawn.add(draw(from, size, random));
        }
        return drawn;
    }

    /** Binomial coefficient, cut off beyond the limit. */
    static double count(int from, int size, int limit) {
        double count = 1;
        for (int k = 1; k <= size && count <= limit; k++) {
            count = count * (from - size + k) / k;
        }
        return count;
    }

    private static void addAll(List<int[]> all, int[] set, int filled, int next, int from) {
        if (filled == set.length) {
            all.add(set.clone());
            return;
        }
        for (int i = next; i <= from - (set.length - filled); i++) {
            set[filled] = i;
            addAll(all, set, filled + 1, i + 1, from);
        }
    }

    private static int[] draw(int from, int size, SplittableRandom random) {
        int[] order = new int[from];
        Arrays.setAll(order, i -> i);
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k, from);
            int taken = order[other];
            order[other] = order[k];
            order[k] = taken;
        }
        int[] set = Arrays.copyOf(order, size);
        Arrays.sort(set);
        return set;
    }
}
