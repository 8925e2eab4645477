package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A chessboard of areas with planted effects: projects of two by two areas, a ring of eight-neighbours around each. */
public record SimulatedPlaces(
        PlacePanel panel, double[][] outcome, double trueTreated, double trueRing, int side, int periods) {

    /**
     * What is planted.
     *
     * @param projects number of projects, each on a plot of its own
     * @param own share of the expected events that is prevented in treated areas
     * @param ring the same in ring areas; negative is displacement
     * @param shock standard deviation of the log trend of a cluster after the middle of the panel
     * @param smooth whether that trend is instead a smooth field over the board, the same chance wherever one stands
     */
    public record Plan(
            int side,
            int periods,
            int projects,
            double own,
            double ring,
            double shock,
            boolean staggered,
            boolean smooth) {

        public Plan(int side, int periods, int projects, double own, double ring, double shock, boolean staggered) {
            this(side, periods, projects, own, ring, shock, staggered, false);
        }
    }

    public static SimulatedPlaces of(Plan plan, long seed) {
        var random = new Random(seed);
        int n = plan.side() * plan.side();
        int start = plan.periods() / 2;
        int[] role = new int[n];
        int[] first = new int[n];
        int[] cluster = new int[n];
        Arrays.fill(role, PlacePanel.CLEAN);
        Arrays.fill(first, PlacePanel.NEVER);
        Arrays.setAll(cluster, i -> 1000 + i / plan.side() / 3 * 100 + i % plan.side() / 3);
        place(plan, start, role, first, cluster);
        int[] stratum = IntStream.range(0, n)
                .map(i -> i / plan.side() * 2 / plan.side())
                .toArray();
        return fill(plan, random, role, first, cluster, stratum);
    }

    private static void place(Plan plan, int start, int[] role, int[] first, int[] cluster) {
        int plots = plan.side() / 6;
        for (int k = 0; k < plan.projects(); k++) {
            int top = k / plots * 6;
            int left = k % plots * 6;
            int begins = plan.staggered() ? start + 2 * (k % 3) : start;
            for (int row = top; row < top + 4; row++) {
                for (int col = left; col < left + 4; col++) {
                    int i = row * plan.side() + col;
                    boolean inner = row > top && row < top + 3 && col > left && col < left + 3;
                    role[i] = inner ? PlacePanel.TREATED : 1;
                    first[i] = begins;
                    cluster[i] = k;
                }
            }
        }
    }

    private static SimulatedPlaces fill(
            Plan plan, Random random, int[] role, int[] first, int[] cluster, int[] stratum) {
        int n = role.length;
        double[] shock = new double[3000];
        Arrays.setAll(shock, c -> plan.shock() * random.nextGaussian());
        double[] drift = plan.smooth()
                ? smooth(plan, shock)
                : Arrays.stream(cluster).mapToDouble(c -> shock[c]).toArray();
        double[][] trend = new double[2][plan.periods()];
        for (int s = 0; s < 2; s++) {
            double level = 0;
            for (int t = 0; t < plan.periods(); t++) {
                level += 0.03 * random.nextGaussian() + (s == 0 ? 0.004 : -0.004);
                trend[s][t] = Math.exp(level);
            }
        }
        double[][] outcome = new double[n][plan.periods()];
        double[] prevented = new double[2];
        for (int i = 0; i < n; i++) {
            double base = Math.exp(1.3 + 0.5 * random.nextGaussian());
            for (int t = 0; t < plan.periods(); t++) {
                double later = t >= plan.periods() / 2 ? Math.exp(drift[i]) : 1;
                double mean = base * trend[stratum[i]][t] * later;
                boolean exposed = first[i] >= 0 && t >= first[i];
                double share = !exposed ? 0 : role[i] == PlacePanel.TREATED ? plan.own() : plan.ring();
                if (exposed) {
                    prevented[Math.min(role[i], 1)] += mean * share;
                }
                outcome[i][t] = poisson(mean * (1 - share), random);
            }
        }
        var panel = PlacePanel.builder(names("a", n), names("t", plan.periods()), outcome)
                .role(role)
                .firstExposed(first)
                .cluster(cluster)
                .stratum(stratum)
                .adjacency(queen(plan.side()))
                .build();
        return new SimulatedPlaces(panel, outcome, prevented[0], prevented[1], plan.side(), plan.periods());
    }

    /** Means over five by five areas of independent numbers, scaled to the standard deviation of one. */
    private static double[] smooth(Plan plan, double[] noise) {
        int side = plan.side();
        double[] field = new double[side * side];
        for (int i = 0; i < field.length; i++) {
            for (int k = 0; k < 25; k++) {
                field[i] += noise[(i / side + k / 5) * (side + 4) + i % side + k % 5] / 5;
            }
        }
        return field;
    }

    static List<String> names(String prefix, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> prefix + String.format(java.util.Locale.ROOT, "%05d", i))
                .toList();
    }

    static int[][] queen(int side) {
        int[][] neighbours = new int[side * side][];
        for (int i = 0; i < neighbours.length; i++) {
            List<Integer> found = new ArrayList<>();
            for (int row = i / side - 1; row <= i / side + 1; row++) {
                for (int col = i % side - 1; col <= i % side + 1; col++) {
                    if (row >= 0 && col >= 0 && row < side && col < side && row * side + col != i) {
                        found.add(row * side + col);
                    }
                }
            }
            neighbours[i] = found.stream().mapToInt(Integer::intValue).toArray();
        }
        return neighbours;
    }

    private static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
