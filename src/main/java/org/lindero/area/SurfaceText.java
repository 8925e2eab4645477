package org.lindero.area;

import java.util.Locale;

/** A piece of ground as people say it: small ones in square metres, others in square kilometres. */
public final class SurfaceText {

    private static final double SMALL = 10_000;

    private SurfaceText() {}

    /** {@code 114 m²}, {@code 27.334 km²}; numbers are written alike in Mexican Spanish and in English. */
    public static String of(double squareMetres) {
        return squareMetres < SMALL
                ? String.format(Locale.ENGLISH, "%,.0f m²", squareMetres)
                : String.format(Locale.ENGLISH, "%,.3f km²", squareMetres / 1e6);
    }
}
