package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Who is whose neighbour, and how much it counts. Immutable.
 *
 * <p>Areas are numbered from 0. An area without neighbours, an island, is kept: its lag is zero, and measures of autocorrelation
 * count only the areas that have neighbours. Coordinates are in metres of a projection, or whatever unit the distances have.
 */
public final class SpatialWeights {

    private final int[][] neighbours;
    private final double[][] weights;

    private SpatialWeights(int[][] neighbours, double[][] weights) {
        this.neighbours = neighbours;
        this.weights = weights;
    }

    /**
     * One for each neighbour, as from queen or rook contiguity.
     *
     * @param neighbours of each area, each once and not the area itself
     */
    public static SpatialWeights binary(int[][] neighbours) {
        for (int i = 0; i < neighbours.length; i++) {
            int own = i;
            long good = IntStream.of(neighbours[i])
                    .filter(j -> j >= 0 && j < neighbours.length && j != own)
                    .distinct()
                    .count();
            if (good < neighbours[i].length) {
                throw new IllegalArgumentException("area " + i + " has a neighbour twice, itself, or one that is none");
            }
        }
        return new SpatialWeights(
                sorted(neighbours),
                Arrays.stream(neighbours).map(row -> filled(row.length)).toArray(double[][]::new));
    }

    /**
     * Any weights, such as the length of the common border.
     *
     * @param neighbours of each area, each once and not the area itself
     * @param weights in the order of the neighbours, positive
     */
    public static SpatialWeights weighted(int[][] neighbours, double[][] weights) {
        // refuses what cannot be neighbours
        binary(neighbours);
        for (int i = 0; i < neighbours.length; i++) {
            boolean good = weights[i].length == neighbours[i].length
                    && Arrays.stream(weights[i]).allMatch(w -> w > 0 && Double.isFinite(w));
            if (!good) {
                throw new IllegalArgumentException("area " + i + " needs a positive weight for each neighbour");
            }
        }
        return new SpatialWeights(
                Arrays.stream(neighbours).map(int[]::clone).toArray(int[][]::new),
                Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new));
    }

    private static int[][] sorted(int[][] neighbours) {
        return Arrays.stream(neighbours)
                .map(row -> IntStream.of(row).sorted().toArray())
                .toArray(int[][]::new);
    }

    private static double[] filled(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * One for each of the {@code k} nearest areas; of equally near ones those that come first. Not symmetric. O(n² log n).
     *
     * @param k at least 1, fewer than the areas
     */
    public static SpatialWeights nearest(double[] x, double[] y, int k) {
        requireCoordinates(x, y);
        if (k < 1 || k >= x.length) {
            throw new IllegalArgumentException("from 1 to " + (x.length - 1) + " nearest areas, not " + k);
        }
        return binary(rows(
                x.length,
                i -> IntStream.range(0, x.length)
                        .filter(j -> j != i)
                        .boxed()
                        .sorted(Comparator.comparingDouble(j -> distance(x, y, i, j)))
                        .limit(k)
                        .mapToInt(Integer::intValue)
                        .toArray()));
    }

    /** One for each area farther than {@code from} and at most {@code to} away; O(n²). */
    public static SpatialWeights band(double[] x, double[] y, double from, double to) {
        requireCoordinates(x, y);
        return binary(rows(
                x.length,
                i -> IntStream.range(0, x.length)
                        .filter(j -> j != i && distance(x, y, i, j) > from && distance(x, y, i, j) <= to)
                        .toArray()));
    }

    /** One over the distance for each area farther than {@code from}, which is not negative, and at most {@code to} away; O(n²). */
    public static SpatialWeights inverseDistance(double[] x, double[] y, double from, double to) {
        if (from < 0) {
            throw new IllegalArgumentException("a distance must not be negative");
        }
        var band = band(x, y, from, to);
        double[][] weights = new double[x.length][];
        for (int i = 0; i < weights.length; i++) {
            int own = i;
            weights[i] = Arrays.stream(band.neighbours[i])
                    .mapToDouble(j -> 1 / distance(x, y, own, j))
                    .toArray();
        }
        return new SpatialWeights(band.neighbours, weights);
    }

    private static int[][] rows(int n, IntFunction<int[]> row) {
        return IntStream.range(0, n).mapToObj(row).toArray(int[][]::new);
    }

    private static double distance(double[] x, double[] y, int i, int j) {
        return Math.hypot(x[i] - x[j], y[i] - y[j]);
    }

    private static void requireCoordinates(double[] x, double[] y) {
        if (x.length != y.length
                || !Arrays.stream(x).allMatch(Double::isFinite)
                || !Arrays.stream(y).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("as many finite x as y");
        }
    }

    /** The same neighbours, their weights summing to one in each area that has any. */
    public SpatialWeights rowStandardised() {
        double[][] standardised = Arrays.stream(weights)
                .map(row -> {
                    double sum = Arrays.stream(row).sum();
                    return Arrays.stream(row).map(w -> w / sum).toArray();
                })
                .toArray(double[][]::new);
        return new SpatialWeights(neighbours, standardised);
    }

    /** Each area is also its own neighbour, with weight one, as Gi* wants it. */
    public SpatialWeights withSelf() {
        int[][] with = new int[size()][];
        double[][] selfWeights = new double[size()][];
        for (int i = 0; i < size(); i++) {
            int k = neighbours[i].length;
            with[i] = Arrays.copyOf(neighbours[i], k + 1);
            with[i][k] = i;
            selfWeights[i] = Arrays.copyOf(weights[i], k + 1);
            selfWeights[i][k] = 1;
        }
        return new SpatialWeights(with, selfWeights);
    }

    /** Number of areas, islands included. */
    public int size() {
        return neighbours.length;
    }

    /** Number of ordered pairs of neighbours. */
    public int links() {
        return Arrays.stream(neighbours).mapToInt(row -> row.length).sum();
    }

    /** The areas without neighbours. */
    public int[] islands() {
        return IntStream.range(0, size()).filter(i -> neighbours[i].length == 0).toArray();
    }

    public int[] neighbours(int area) {
        return neighbours[area].clone();
    }

    /** The weights of {@link #neighbours}, in their order. */
    public double[] weights(int area) {
        return weights[area].clone();
    }

    /** The sum of the weighted neighbours' values of an area; zero on an island. */
    public double lag(double[] values, int area) {
        double sum = 0;
        for (int k = 0; k < neighbours[area].length; k++) {
            sum += weights[area][k] * values[neighbours[area][k]];
        }
        return sum;
    }

    /** The lag of all areas. */
    public double[] lag(double[] values) {
        if (values.length != size()) {
            throw new IllegalArgumentException(values.length + " values for " + size() + " areas");
        }
        return IntStream.range(0, size()).mapToDouble(i -> lag(values, i)).toArray();
    }

    /** What the areas receive when each hands its value to its neighbours: W'x. */
    double[] transposedLag(double[] values) {
        double[] sums = new double[size()];
        for (int i = 0; i < size(); i++) {
            for (int k = 0; k < neighbours[i].length; k++) {
                sums[neighbours[i][k]] += weights[i][k] * values[i];
            }
        }
        return sums;
    }

    /** The sum of an area's weights. */
    double rowSum(int area) {
        return Arrays.stream(weights[area]).sum();
    }

    /** The sum of an area's squared weights. */
    double rowSquares(int area) {
        return Arrays.stream(weights[area]).map(w -> w * w).sum();
    }

    /** S0: the sum of all weights. */
    double sum() {
        return IntStream.range(0, size()).mapToDouble(this::rowSum).sum();
    }

    /** S1: half the sum of (w_ij + w_ji)². */
    double symmetricSquares() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            for (int k = 0; k < neighbours[i].length; k++) {
                // (w_ij + w_ji)² / 2 over all ordered pairs is w_ij² + w_ij w_ji over the links
                sum += weights[i][k] * (weights[i][k] + weight(neighbours[i][k], i));
            }
        }
        return sum;
    }

    /** S2: the sum of (row sum + column sum)². */
    double marginSquares() {
        double[] ones = filled(size());
        double[] rows = lag(ones);
        double[] columns = transposedLag(ones);
        return IntStream.range(0, size())
                .mapToDouble(i -> (rows[i] + columns[i]) * (rows[i] + columns[i]))
                .sum();
    }

    private double weight(int from, int to) {
        for (int k = 0; k < neighbours[from].length; k++) {
            if (neighbours[from][k] == to) {
                return weights[from][k];
            }
        }
        return 0;
    }
}
