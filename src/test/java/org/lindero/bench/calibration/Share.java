package org.lindero.bench.calibration;

import java.util.Locale;

/** So many out of so many trials. */
record Share(int count, int of) {

    double percent() {
        return of == 0 ? 0 : 100.0 * count / of;
    }

    /** The Monte Carlo standard error of the percentage. */
    double error() {
        double p = percent() / 100;
        return of == 0 ? 0 : 100 * Math.sqrt(p * (1 - p) / of);
    }

    /**
     * Whether the share lies outside two limits by more than twice its Monte Carlo error, two trials of either kind added so that none
     * or all of a few trials prove nothing (Agresti and Coull 1998, doi:10.1080/00031305.1998.10480550).
     */
    boolean outside(double lower, double upper) {
        var more = new Share(count + 2, of + 4);
        return more.percent() + 2 * more.error() < lower || more.percent() - 2 * more.error() > upper;
    }

    @Override
    public String toString() {
        return of == 0 ? "–" : String.format(Locale.ROOT, "%.1f ± %.1f", percent(), error());
    }
}
