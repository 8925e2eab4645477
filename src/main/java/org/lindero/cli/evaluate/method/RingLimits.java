package org.lindero.cli.evaluate.method;

import org.lindero.cli.evaluate.input.Block;

/** The upper limits of rings: metres, ascending. */
final class RingLimits {

    private RingLimits() {}

    static double[] read(Block block, String key) {
        double[] limits = block.numbers(key);
        for (int i = 0; i < limits.length; i++) {
            if (limits[i] < 0 || i > 0 && limits[i] <= limits[i - 1]) {
                throw block.wrong(key, "metres that are not negative and ascend are expected");
            }
        }
        return limits;
    }

    /** The ring of a distance, from 1; 0 beyond the last. */
    static int ring(double metres, double[] limits) {
        for (int i = 0; i < limits.length; i++) {
            if (metres <= limits[i]) {
                return i + 1;
            }
        }
        return 0;
    }
}
