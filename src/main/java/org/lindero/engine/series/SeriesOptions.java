package org.lindero.engine.series;

import org.jspecify.annotations.Nullable;

/**
 * How an interrupted series is modelled.
 *
 * @param start position of the first treated period
 * @param slopeChange whether the trend may change too
 * @param harmonics pairs of waves of a year, half a year, … in monthly data; 0 for none
 * @param firstMonth calendar month of the first period, 1 to 12
 * @param lag of {@link org.lindero.engine.inference.NeweyWest}; absent for the model's own errors
 * @param level of the intervals, in (0, 1)
 */
public record SeriesOptions(
        Model model,
        int start,
        boolean slopeChange,
        int harmonics,
        int firstMonth,
        @Nullable Integer lag,
        double level) {

    public SeriesOptions {
        if (harmonics < 0 || harmonics > 5 || firstMonth < 1 || firstMonth > 12) {
            throw new IllegalArgumentException("from 0 to 5 harmonics, months from 1 to 12");
        }
        if (lag != null && lag < 0 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a lag from 0, level in (0, 1)");
        }
    }

    /** What is fitted. */
    public enum Model {
        /** Least squares of the outcome as it is. */
        LINEAR,
        /** Counts with a logarithmic mean; own errors as if their variance were their mean. */
        POISSON,
        /** The same, own errors widened by the dispersion. */
        QUASI_POISSON
    }

    /** The same with another lag. */
    public SeriesOptions lagging(int other) {
        return new SeriesOptions(model, start, slopeChange, harmonics, firstMonth, other, level);
    }

    SeriesOptions startingAt(int position) {
        return new SeriesOptions(model, position, slopeChange, harmonics, firstMonth, lag, level);
    }
}
