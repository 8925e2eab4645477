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

    /** Whether the percentage lies outside two limits by more than twice its Monte Carlo error. */
    boolean outside(double lower, double upper) {
        return of > 0 && (percent() + 2 * error() < lower || percent() - 2 * error() > upper);
    }

    @Override
    public String toString() {
        return of == 0 ? "–" : String.format(Locale.ROOT, "%.1f ± %.1f", percent(), error());
    }
}
