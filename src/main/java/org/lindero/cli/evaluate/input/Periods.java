package org.lindero.cli.evaluate.input;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

    /** Whether a text is the number zero in a panel that begins after it. */
    boolean isZeroBefore(String text) {
        return !months && fits(text) && time(text, false) == 0 && times[0] > 0;
    }

    /** The month of the first period, from 1 up to but not 13. */
    double month() {
        double months = (times[0] - 1) % 12;
        return (months < 0 ? months + 12 : months) + 1;
    }

    /** The first period that does not follow at the distance that is the smallest between two of them. */
    @Nullable
    String uneven() {
        double step = IntStream.range(1, times.length)
                .mapToDouble(t -> times[t] - times[t - 1])
                .min()
                .orElse(0);
        return IntStream.range(1, times.length)
                .filter(t -> times[t] - times[t - 1] > step * (1 + 1e-9))
                .mapToObj(names::get)
                .findFirst()
                .orElse(null);
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
