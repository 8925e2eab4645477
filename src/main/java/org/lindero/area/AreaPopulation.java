package org.lindero.area;

import org.jspecify.annotations.Nullable;

/**
 * How many people lived in an area in a year.
 *
 * @param source where the number comes from; absent when nobody wrote it down
 */
public record AreaPopulation(int year, int people, @Nullable String source) {

    public static final int FIRST_YEAR = 1900;
    public static final int LAST_YEAR = 2200;
    public static final int SOURCE_MAX = 255;

    public AreaPopulation {
        if (year < FIRST_YEAR || year > LAST_YEAR || people < 0) {
            throw new IllegalArgumentException("no population: " + people + " in " + year);
        }
        source = source == null || source.isBlank() ? null : source.strip();
        if (source != null && source.length() > SOURCE_MAX) {
            source = source.substring(0, SOURCE_MAX);
        }
    }
}
