package org.lindero.bench.calibration;

import java.util.SplittableRandom;

/** Random numbers of the distributions that counts are made from. */
final class Draws {

    private Draws() {}

    static int poisson(double mean, SplittableRandom random) {
        if (mean > 30) {
            // the sum of two halves, so that the product below never underflows
            return poisson(mean / 2, random) + poisson(mean - mean / 2, random);
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    static int binomial(int trials, double probability, SplittableRandom random) {
        int count = 0;
        for (int k = 0; k < trials; k++) {
            count += random.nextDouble() < probability ? 1 : 0;
        }
        return count;
    }

    /** Scale one; shape at least one. G. Marsaglia and W. Tsang (2000), doi:10.1145/358407.358414. */
    static double gamma(double shape, SplittableRandom random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double cube = 1 + c * x;
            double v = cube * cube * cube;
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
