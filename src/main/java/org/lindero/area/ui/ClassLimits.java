package org.lindero.area.ui;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where one class of a map ends and the next begins. A class holds its upper limit.
 *
 * @param upper the upper limits of all classes but the last, rising
 */
record ClassLimits(List<Double> upper) {

    static final int FEWEST = 3;
    static final int MOST = 7;

    ClassLimits {
        upper = upper.stream().sorted().distinct().toList();
    }

    /** Classes with the same number of areas as far as equal numbers allow; fewer where many are equal. */
    static ClassLimits quantiles(double[] numbers, int classes) {
        var sorted = Arrays.stream(numbers).sorted().toArray();
        return new ClassLimits(IntStream.range(1, sorted.length == 0 ? 1 : classes)
                .mapToObj(i -> sorted[Math.ceilDiv(i * sorted.length, classes) - 1])
                .filter(limit -> limit < sorted[sorted.length - 1])
                .toList());
    }

    /** Classes of the same width between the smallest and the largest number; at whole numbers when all are whole. */
    static ClassLimits equalSteps(double[] numbers, int classes) {
        double low = Arrays.stream(numbers).min().orElse(0);
        double high = Arrays.stream(numbers).max().orElse(0);
        boolean whole = areWhole(numbers);
        return new ClassLimits(IntStream.range(1, classes)
                .mapToDouble(i -> low + (high - low) * i / classes)
                .map(limit -> whole ? Math.floor(limit) : limit)
                .filter(limit -> limit < high)
                .boxed()
                .toList());
    }

    static boolean areWhole(double[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
    }

    /** The number of classes. */
    int size() {
        return upper.size() + 1;
    }

    /** The class that a number is in, 0 for the lowest. */
    int classOf(double number) {
        return (int) upper.stream().filter(limit -> number > limit).count();
    }
}
