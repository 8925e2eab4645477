package org.lindero.cli.evaluate.input;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The periods of a panel in the order of time: numbers, or months as {@code 2019-07}. */
final class Periods {

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");

    private final List<String> names;
    private final double[] times;
    private final boolean months;

    private Periods(List<String> names, double[] times, boolean months) {
        this.names = names;
        this.times = times;
        this.months = months;
    }

    /** Whether a text is a period, and of the same kind as {@code sample} unless that is empty. */
    static boolean isPeriod(String text, String sample) {
        return sample.isEmpty()
                ? MONTH.matcher(text).matches() || NUMBER.matcher(text).matches()
                : kind(MONTH.matcher(sample).matches()).matcher(text).matches();
    }

    /** Sorts texts that are all of one kind; those that mean the same time are one period. */
    static Periods of(List<String> texts) {
        boolean months = MONTH.matcher(texts.getFirst()).matches();
        var byTime = new TreeMap<Double, String>(Comparator.naturalOrder());
        texts.forEach(text -> byTime.putIfAbsent(time(text, months), text));
        double[] times =
                byTime.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        return new Periods(List.copyOf(byTime.values()), times, months);
    }

    /** Whether a text is a period of the kind that this panel has. */
    boolean fits(String text) {
        return kind(months).matcher(text).matches();
    }

    List<String> names() {
        return names;
    }

    /** The position of the first period that is not before {@code text}: the number of periods when all are. */
    int firstFrom(String text) {
        int found = Arrays.binarySearch(times, time(text, months));
        return found >= 0 ? found : -found - 1;
    }

    private static Pattern kind(boolean months) {
        return months ? MONTH : NUMBER;
    }

    private static double time(String text, boolean months) {
        return months
                ? Integer.parseInt(text.substring(0, 4)) * 12.0 + Integer.parseInt(text.substring(5))
                : Double.parseDouble(text) + 0.0;
    }
}
