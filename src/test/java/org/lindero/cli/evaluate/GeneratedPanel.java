package org.lindero.cli.evaluate;

import java.util.Random;

/** Panels with a known course, columns {@code u, t, y, d, first}: a third of the units is treated from the middle on. */
final class GeneratedPanel {

    private GeneratedPanel() {}

    static String csv(long seed, int units, int periods) {
        var random = new Random(seed);
        var text = new StringBuilder("u,t,y,d,first\n");
        for (int unit = 0; unit < units; unit++) {
            boolean treated = unit % 3 == 0;
            int first = periods / 2 + 1;
            double level = 20 + 10 * random.nextDouble();
            for (int t = 1; t <= periods; t++) {
                boolean exposed = treated && t >= first;
                long count = Math.round((level + t + random.nextGaussian() * 4) * (exposed ? 0.7 : 1));
                text.append("%d,%d,%d,%d,%s%n".formatted(unit, t, count, exposed ? 1 : 0, treated ? first : ""));
            }
        }
        return text.toString();
    }
}
