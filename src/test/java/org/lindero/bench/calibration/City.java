package org.lindero.bench.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A generated city: areas on a grid whose corners are slightly out of line, so that of four that would meet in a point two touch
 * and two do not; each has about six neighbours, as the cells of an irregular map do. Police zones with crooked borders lie over it.
 */
final class City {

    private final int[][] neighbours;
    private final int[] zones;

    private City(int[][] neighbours, int[] zones) {
        this.neighbours = neighbours;
        this.zones = zones;
    }

    /** A square city of {@code side} × {@code side} areas in {@code zonesAcross} × {@code zonesAcross} zones. */
    record Plan(int side, int zonesAcross) {}

    static City of(Plan plan, SplittableRandom random) {
        int side = plan.side();
        int zonesAcross = plan.zonesAcross();
        List<TreeSet<Integer>> touching = new ArrayList<>();
        int[] zones = new int[side * side];
        for (int i = 0; i < side * side; i++) {
            touching.add(new TreeSet<>());
            int across = crooked(i % side, side, zonesAcross, random);
            int down = crooked(i / side, side, zonesAcross, random);
            zones[i] = down * zonesAcross + across;
        }
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int here = row * side + column;
                if (column + 1 < side) {
                    join(touching, here, here + 1);
                }
                if (row + 1 < side) {
                    join(touching, here, here + side);
                }
                if (column + 1 < side && row + 1 < side) {
                    boolean falling = random.nextBoolean();
                    join(touching, falling ? here : here + 1, falling ? here + side + 1 : here + side);
                }
            }
        }
        int[][] neighbours = touching.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new City(neighbours, zones);
    }

    /** The part of {@code parts} that a position falls into, its borders moved by up to half an area. */
    private static int crooked(int position, int side, int parts, SplittableRandom random) {
        double moved = position + random.nextDouble();
        return Math.clamp((long) (moved * parts / side), 0, parts - 1);
    }

    private static void join(List<TreeSet<Integer>> touching, int a, int b) {
        touching.get(a).add(b);
        touching.get(b).add(a);
    }

    int size() {
        return zones.length;
    }

    int[] neighbours(int area) {
        return neighbours[area];
    }

    int zone(int area) {
        return zones[area];
    }

    int zones() {
        return Arrays.stream(zones).max().orElseThrow() + 1;
    }

    /** All areas up to {@code steps} borders away from {@code areas}, these included. */
    TreeSet<Integer> around(Iterable<Integer> areas, int steps) {
        var reached = new TreeSet<Integer>();
        areas.forEach(reached::add);
        for (int step = 0; step < steps; step++) {
            for (int area : List.copyOf(reached)) {
                for (int next : neighbours[area]) {
                    reached.add(next);
                }
            }
        }
        return reached;
    }
}
