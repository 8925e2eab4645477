package org.lindero.incident;

/** The count of an area in a month as whoever asks may see it. */
public sealed interface VisibleCount {

    /** Fewer than this, and not zero, points at single people. */
    int SMALLEST_SHOWN = 3;

    /** How many. */
    record Number(double value) implements VisibleCount {}

    /** One or two, which of them is hidden. */
    record Small() implements VisibleCount {}

    /** The outcome is sensitive: nothing is shown. */
    record Hidden() implements VisibleCount {}

    /** Nobody published it, which is not zero. */
    record NotPublished() implements VisibleCount {}

    /** What may be seen of a count; NaN when it was not published. */
    static VisibleCount of(double count, Visibility visibility) {
        if (visibility == Visibility.NONE) {
            return new Hidden();
        }
        if (Double.isNaN(count)) {
            return new NotPublished();
        }
        return visibility == Visibility.WITHOUT_SMALL && isSmall(count) ? new Small() : new Number(count);
    }

    private static boolean isSmall(double count) {
        return count > 0 && count < SMALLEST_SHOWN;
    }
}
