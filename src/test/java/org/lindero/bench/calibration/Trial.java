package org.lindero.bench.calibration;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lindero.bench.calibration.Programme.Site;

/** One simulated programme: what was recorded, and what it really did. */
final class Trial {

    private final City city;
    private final Programme programme;
    private final CrimeWithoutWork crime;
    private final int[] startInside;
    private final int[] startAround;
    private final Setting setting;
    private final double[][] recorded;

    private Trial(City city, Programme programme, CrimeWithoutWork crime, Setting setting, SplittableRandom random) {
        this.city = city;
        this.programme = programme;
        this.crime = crime;
        this.setting = setting;
        this.startInside = starts(city, programme, false);
        this.startAround = starts(city, programme, true);
        this.recorded = new double[crime.areas()][crime.months()];
        for (int i = 0; i < recorded.length; i++) {
            for (int t = 0; t < recorded[i].length; t++) {
                recorded[i][t] = recorded(i, t, random);
            }
        }
    }

    /** The same trial for the same seed and number, whatever ran before. */
    static Trial draw(Setting setting, long seed, int number) {
        var random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L).split();
        var city = City.of(setting.city(), random);
        var crime = CrimeWithoutWork.draw(city, setting.climate(), Setting.MONTHS, random);
        var programme = Programme.draw(city, crime, setting, random);
        return new Trial(city, programme, crime, setting, random);
    }

    /** From which month each area is worked in, or touches one that is; after the end when it never is. */
    private static int[] starts(City city, Programme programme, boolean around) {
        int[] starts = new int[city.size()];
        Arrays.fill(starts, Integer.MAX_VALUE);
        for (Site site : programme.sites()) {
            var areas = around ? city.around(site.areas(), 1) : site.areas();
            for (int area : areas) {
                starts[area] = Math.min(starts[area], site.start());
            }
            if (around) {
                site.areas().forEach(area -> starts[area] = Integer.MAX_VALUE);
            }
        }
        return starts;
    }

    /** Prevented events are taken out one by one, displaced ones added, so that what was recorded before stays as it was. */
    private double recorded(int area, int month, SplittableRandom random) {
        double share = prevented(area, month);
        int count = crime.count(area, month);
        return share >= 0
                ? Draws.binomial(count, 1 - share, random)
                : count + Draws.poisson(-share * crime.intensity(area, month), random);
    }

    private double prevented(int area, int month) {
        if (month >= startInside[area]) {
            return setting.own();
        }
        return month >= startAround[area] ? setting.around() : 0;
    }

    /** Events that were to be expected in some cells without the work, and how many of them it prevented. */
    record Truth(double expected, double prevented) {

        double percent() {
            return 100 * prevented / expected;
        }

        Truth plus(Truth other) {
            return new Truth(expected + other.expected, prevented + other.prevented);
        }
    }

    /**
     * The truth over the exposed cells of some areas.
     *
     * @param from the month from which each of them is exposed
     * @param to the month after the last
     */
    Truth truth(int[] areas, int[] from, int to) {
        double expected = 0;
        double less = 0;
        for (int k = 0; k < areas.length; k++) {
            for (int t = from[k]; t < to; t++) {
                expected += crime.intensity(areas[k], t);
                less += crime.intensity(areas[k], t) * prevented(areas[k], t);
            }
        }
        return new Truth(expected, less);
    }

    City city() {
        return city;
    }

    /** The month from which an area is worked in; after the end when it never is. */
    int start(int area) {
        return startInside[area];
    }

    List<Site> sites() {
        return programme.sites();
    }

    double recorded(int area, int month) {
        return recorded[area][month];
    }

    static YearMonth month(int position) {
        return YearMonth.of(2020, 1).plusMonths(position);
    }
}
