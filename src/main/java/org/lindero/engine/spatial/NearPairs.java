package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.spatial.Knox.Bins;
import org.lindero.engine.spatial.Knox.Distance;

/** The pairs of points within the largest finite distance, sorted by space bin; those before the first bin come last. */
final class NearPairs {

    private static final int START = 1024;

    private final int points;
    private final int rows;
    private final int[] first;
    private final int[] second;
    private final int[] end;

    /** Pairs [end[r − 1], end[r]) are in row r. */
    private NearPairs(int points, int rows, int[] first, int[] second, int[] end) {
        this.points = points;
        this.rows = rows;
        this.first = first;
        this.second = second;
        this.end = end;
    }

    static NearPairs find(double[] x, double[] y, Bins bins, Distance distance, long most) {
        var found = new Found(bins, most);
        double reach = bins.largestFinite();
        if (reach > 0) {
            new Grid(x, y, reach).pairs((i, j) -> {
                double dx = Math.abs(x[i] - x[j]);
                double dy = Math.abs(y[i] - y[j]);
                double apart = distance == Distance.MANHATTAN ? dx + dy : Math.sqrt(dx * dx + dy * dy);
                if (apart < reach) {
                    found.add(i, j, bins.of(apart));
                }
            });
        }
        return found.sorted(x.length);
    }

    private static final class Found {

        private final int rows;
        private final long most;
        private int[] first = new int[START];
        private int[] second = new int[START];
        private byte[] row = new byte[START];
        private int size;

        Found(Bins bins, long most) {
            // the bin without end has no pairs of its own here
            this.rows = bins.count() + 1;
            this.most = most;
            if (rows > Byte.MAX_VALUE) {
                throw new IllegalArgumentException("at most " + (Byte.MAX_VALUE - 1) + " space bins");
            }
        }

        void add(int i, int j, int bin) {
            if (size == most) {
                throw new EstimationException(
                        Reason.TOO_LARGE, "more than " + most + " pairs within the largest distance");
            }
            if (size == first.length) {
                int larger = (int) Math.min(most, 2L * size);
                first = Arrays.copyOf(first, larger);
                second = Arrays.copyOf(second, larger);
                row = Arrays.copyOf(row, larger);
            }
            first[size] = i;
            second[size] = j;
            row[size++] = (byte) (bin < 0 ? rows - 1 : bin);
        }

        NearPairs sorted(int points) {
            int[] end = new int[rows];
            for (int k = 0; k < size; k++) {
                end[row[k]]++;
            }
            int[] next = new int[rows];
            for (int r = 1; r < rows; r++) {
                end[r] += end[r - 1];
                next[r] = end[r - 1];
            }
            int[] from = new int[size];
            int[] to = new int[size];
            for (int k = 0; k < size; k++) {
                int place = next[row[k]]++;
                from[place] = first[k];
                to[place] = second[k];
            }
            return new NearPairs(points, rows, from, to, end);
        }
    }

    /** Pairs by row, then by time bin. */
    long[] counts(double[] times, Bins bins) {
        int columns = bins.count();
        long[] counts = new long[rows * columns];
        long[] byBin = new long[columns + 2];
        int k = 0;
        for (int r = 0; r < rows; r++) {
            Arrays.fill(byBin, 0);
            for (; k < end[r]; k++) {
                byBin[bins.of(Math.abs(times[first[k]] - times[second[k]])) + 1]++;
            }
            System.arraycopy(byBin, 1, counts, r * columns, columns);
        }
        return counts;
    }

    /** The number of pairs of a row that each point is in; of the row without end, the points that are in no other. */
    long[] degrees(int row, boolean open) {
        long[] degrees = new long[points];
        if (open) {
            Arrays.fill(degrees, points - 1);
        }
        int from = open || row == 0 ? 0 : end[row - 1];
        int to = open ? end[rows - 1] : end[row];
        int step = open ? -1 : 1;
        for (int k = from; k < to; k++) {
            degrees[first[k]] += step;
            degrees[second[k]] += step;
        }
        return degrees;
    }

    /** Squares as wide as the reach: near points lie in the same or a touching one. */
    private static final class Grid {

        private final Map<Long, int[]> members = new HashMap<>();
        private final long[] column;
        private final long[] row;

        interface Visitor {
            void visit(int i, int j);
        }

        Grid(double[] x, double[] y, double reach) {
            double left = Arrays.stream(x).min().orElse(0);
            double bottom = Arrays.stream(y).min().orElse(0);
            // not so many squares that their numbers overflow
            double width = Math.max(reach, Math.max(span(x), span(y)) / (1 << 20));
            column =
                    Arrays.stream(x).mapToLong(v -> (long) ((v - left) / width)).toArray();
            row = Arrays.stream(y).mapToLong(v -> (long) ((v - bottom) / width)).toArray();
            Map<Long, Integer> sizes = new HashMap<>();
            for (int i = 0; i < x.length; i++) {
                sizes.merge(key(column[i], row[i]), 1, Integer::sum);
            }
            sizes.forEach((key, size) -> members.put(key, new int[size]));
            Map<Long, Integer> filled = new HashMap<>();
            for (int i = 0; i < x.length; i++) {
                long key = key(column[i], row[i]);
                members.getOrDefault(key, new int[0])[filled.merge(key, 1, Integer::sum) - 1] = i;
            }
        }

        private static double span(double[] values) {
            var summary = Arrays.stream(values).summaryStatistics();
            return summary.getMax() - summary.getMin();
        }

        private static long key(long column, long row) {
            return column << 32 | row;
        }

        /** All pairs i &lt; j in the same or touching squares. */
        void pairs(Visitor visitor) {
            for (int i = 0; i < column.length; i++) {
                for (long c = column[i] - 1; c <= column[i] + 1; c++) {
                    for (long r = row[i] - 1; r <= row[i] + 1; r++) {
                        if (c >= 0 && r >= 0) {
                            for (int j : members.getOrDefault(key(c, r), new int[0])) {
                                if (j > i) {
                                    visitor.visit(i, j);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
