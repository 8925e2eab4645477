package org.lindero.area.ui;

import java.util.List;

/** Colours of ordered classes, from light for low to dark for high, after viridis: apart also for the colour-blind and in grey print. */
final class Shades {

    private static final List<String> SEVEN =
            List.of("#fde725", "#a5db36", "#5ac864", "#2bb07f", "#25858e", "#3b4f8a", "#440154");

    private Shades() {}

    /** The colour of class {@code place} of {@code classes}, at most seven. */
    static String of(int place, int classes) {
        return classes == 1
                ? SEVEN.get(SEVEN.size() / 2)
                : SEVEN.get((int) Math.round(place * (SEVEN.size() - 1.0) / (classes - 1)));
    }
}
