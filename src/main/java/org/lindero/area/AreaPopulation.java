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

    /** The one that stands for a year: of that year, else of the nearest earlier one, else of the nearest later one. */
    static AreaPopulation nearest(AreaPopulation one, AreaPopulation other, int year) {
        var earlier = one.year <= other.year ? one : other;
        var later = earlier == one ? other : one;
        return later.year <= year ? later : earlier;
    }
}
