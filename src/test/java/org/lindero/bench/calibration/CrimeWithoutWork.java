package org.lindero.bench.calibration;

import java.util.SplittableRandom;

/** What would have happened without any work: the intensity of each area and month, and the counts that came of it. */
final class CrimeWithoutWork {

    private static final double SEASON = 0.15;
    private static final double CITY_STEP = 0.02;

    private final double[][] intensity;
    private final int[][] counts;

    private CrimeWithoutWork(double[][] intensity, int[][] counts) {
        this.intensity = intensity;
        this.counts = counts;
    }

    static CrimeWithoutWork draw(City city, Climate climate, int months, SplittableRandom random) {
        int areas = city.size();
        double[] common = common(months, random);
        double[][] zone = zones(city, climate, months, random);
        double[] drift = neighbourly(city, climate.shared(), random);
        double[] level = new double[areas];
        for (int i = 0; i < areas; i++) {
            level[i] = Math.log(climate.monthlyMean()) + climate.levelSpread() * random.nextGaussian();
        }
        double[][] intensity = new double[areas][months];
        int[][] counts = new int[areas][months];
        for (int t = 0; t < months; t++) {
            for (int i = 0; i < areas; i++) {
                double log = level[i] + common[t] + zone[city.zone(i)][t] + climate.drift() * drift[i];
                double factor = Draws.gamma(1 / climate.overdispersion(), random) * climate.overdispersion();
                intensity[i][t] = Math.exp(log) * factor;
                counts[i][t] = Draws.poisson(intensity[i][t], random);
            }
            next(drift, neighbourly(city, climate.shared(), random), climate.memory());
        }
        return new CrimeWithoutWork(intensity, counts);
    }

    /** A season and a slow wander of the whole city. */
    private static double[] common(int months, SplittableRandom random) {
        double[] common = new double[months];
        double level = 0;
        for (int t = 0; t < months; t++) {
            level += CITY_STEP * random.nextGaussian();
            common[t] = level + SEASON * Math.sin(2 * Math.PI * t / 12);
        }
        return common;
    }

    private static double[][] zones(City city, Climate climate, int months, SplittableRandom random) {
        double[][] zones = new double[city.zones()][months];
        for (double[] zone : zones) {
            double at = random.nextGaussian();
            for (int t = 0; t < months; t++) {
                zone[t] = climate.zoneShock() * at;
                at = climate.memory() * at + Math.sqrt(1 - climate.memory() * climate.memory()) * random.nextGaussian();
            }
        }
        return zones;
    }

    /** Standard normal numbers, one an area, of which neighbours share a part. */
    private static double[] neighbourly(City city, double shared, SplittableRandom random) {
        double[] noise = new double[city.size()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        double[] mixed = new double[noise.length];
        for (int i = 0; i < noise.length; i++) {
            double sum = noise[i];
            for (int j : city.neighbours(i)) {
                sum += noise[j];
            }
            double smooth = sum / Math.sqrt(1.0 + city.neighbours(i).length);
            mixed[i] = Math.sqrt(shared) * smooth + Math.sqrt(1 - shared) * random.nextGaussian();
        }
        return mixed;
    }

    private static void next(double[] drift, double[] news, double memory) {
        for (int i = 0; i < drift.length; i++) {
            drift[i] = memory * drift[i] + Math.sqrt(1 - memory * memory) * news[i];
        }
    }

    double intensity(int area, int month) {
        return intensity[area][month];
    }

    int count(int area, int month) {
        return counts[area][month];
    }

    /** Events in {@code areas} from a month up to another, the second not included. */
    int count(Iterable<Integer> areas, int from, int to) {
        int sum = 0;
        for (int area : areas) {
            for (int t = from; t < to; t++) {
                sum += counts[area][t];
            }
        }
        return sum;
    }

    int areas() {
        return counts.length;
    }

    int months() {
        return counts[0].length;
    }
}
