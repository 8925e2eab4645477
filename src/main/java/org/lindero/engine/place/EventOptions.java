package org.lindero.engine.place;

/**
 * The window of an event study.
 *
 * @param width periods a bin, for instance 3 for quarters of monthly counts
 * @param before periods before the start that are shown; earlier ones fall into the first bin; at least two widths
 * @param after periods from the start on that are shown; later ones fall into the last bin
 * @param level level of the intervals, in (0, 1)
 */
public record EventOptions(int width, int before, int after, double level) {

    public EventOptions {
        if (width < 1 || before < 2 * width || after < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("width ≥ 1, before ≥ two widths, after ≥ 1, level in (0, 1)");
        }
    }

    /** Quarters of monthly counts, two years before and two after, 95 %. */
    public static EventOptions quarters() {
        return new EventOptions(3, 24, 24, 0.95);
    }
}
