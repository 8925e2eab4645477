package org.lindero.incident;

/**
 * A sum of counts as whoever asks may see it. It is made of what may be seen only, so that no difference of two sums tells a hidden
 * count: a hidden one is 1 or 2, and the sum lies in a range.
 *
 * @param seen the sum of the counts that are shown
 * @param small how many counts of 1 or 2 are hidden
 * @param hidden how many counts of sensitive outcomes are hidden
 * @param shown how many counts are shown
 * @param missing how many were not published: the sum is incomplete
 */
public record CountSum(double seen, int small, int hidden, int shown, int missing) {

    /** Of nothing. */
    public static final CountSum ZERO = new CountSum(0, 0, 0, 0, 0);

    /** With one count more. */
    public CountSum plus(VisibleCount count) {
        return switch (count) {
            case VisibleCount.Number number -> new CountSum(seen + number.value(), small, hidden, shown + 1, missing);
            case VisibleCount.Small few -> new CountSum(seen, small + 1, hidden, shown, missing);
            case VisibleCount.Hidden secret -> new CountSum(seen, small, hidden + 1, shown, missing);
            case VisibleCount.NotPublished none -> new CountSum(seen, small, hidden, shown, missing + 1);
        };
    }

    /** Of both. */
    public CountSum plus(CountSum other) {
        return new CountSum(
                seen + other.seen,
                small + other.small,
                hidden + other.hidden,
                shown + other.shown,
                missing + other.missing);
    }

    /** The least that it can be. */
    public double from() {
        return seen + small;
    }

    /** The most that it can be, as far as it was published. */
    public double to() {
        return seen + (VisibleCount.SMALLEST_SHOWN - 1.0) * small;
    }

    /** Whether there is anything to show. */
    public boolean isKnown() {
        return shown + small > 0;
    }

    /** Whether something is hidden because it is sensitive. */
    public boolean isHidden() {
        return hidden > 0;
    }

    /** Whether everything was published. */
    public boolean isComplete() {
        return missing == 0;
    }
}
