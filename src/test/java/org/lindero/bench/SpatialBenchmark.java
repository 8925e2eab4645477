package org.lindero.bench;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lindero.engine.Oracle;
import org.lindero.engine.panel.Design;
import org.lindero.engine.spatial.FeasibleSets;
import org.lindero.engine.spatial.Knox;
import org.lindero.engine.spatial.LocalMoran;
import org.lindero.engine.spatial.Moran;
import org.lindero.engine.spatial.MovedRegression;
import org.lindero.engine.spatial.MovedTreatment;
import org.lindero.engine.spatial.RandomisationTest;
import org.lindero.engine.spatial.SpatialWeights;

/** How long the permutations take, warm: the reference cases, 10,000 points of a city, and 400 areas × 60 months. */
public final class SpatialBenchmark {

    private static final int ROUNDS = 9;
    private static final int POINTS = 10_000;

    private SpatialBenchmark() {}

    /** Prints one line each: the first run, and the middle one of the later runs. */
    public static void main(String[] args) {
        moran();
        knox();
        randomisation();
    }

    private static void moran() {
        var oracle = Oracle.require("O13_spatial_columbus");
        double[] crime = Oracle.numbers(oracle.rows("columbus.csv"), "CRIME");
        var edges = oracle.rows("queen_edges.csv");
        var queen = SpatialWeights.binary(IntStream.rangeClosed(1, crime.length)
                        .mapToObj(i -> edges.stream()
                                .filter(e -> Integer.parseInt(e.getField("from")) == i)
                                .mapToInt(e -> Integer.parseInt(e.getField("to")) - 1)
                                .toArray())
                        .toArray(int[][]::new))
                .rowStandardised();
        time("Moran, 49 areas, 9,999 permutations", 40, () -> Moran.permute(crime, queen, 9999, 1));
        time("Local Moran, 49 areas, 9,999 permutations", ROUNDS, () -> LocalMoran.test(crime, queen, 9999, 1));
    }

    private static void knox() {
        var rows = Oracle.require("O15_knox_chicago_arson").rows("events.csv");
        double[] x = Oracle.numbers(rows, "x");
        double[] y = Oracle.numbers(rows, "y");
        double[] days = rows.stream()
                .mapToDouble(r -> LocalDate.parse(r.getField("date")).toEpochDay())
                .toArray();
        double open = Double.POSITIVE_INFINITY;
        double[] space = {0, 1, 201, 401, 601, open};
        double[] time = {0, 2, 3, 4, open};
        time(
                "Knox, 522 points, 499 permutations",
                ROUNDS,
                () -> Knox.test(x, y, days, space, time, Knox.Distance.MANHATTAN, 499, 1));
        var random = new SplittableRandom(1);
        double[] east = cluster(random);
        double[] north = cluster(random);
        double[] day = random.doubles(POINTS, 0, 365).map(Math::floor).toArray();
        double[] weeks = {0, 7, 14, 28, open};
        double[] hundreds = {0, 100, 200, 400, open};
        time(
                "Knox, 10,000 points, 999 permutations",
                3,
                () -> Knox.test(east, north, day, hundreds, weeks, Knox.Distance.EUCLIDEAN, 999, 1));
    }

    /** Half of the points in the 25 km of a city, half around its middle. */
    private static double[] cluster(SplittableRandom random) {
        return IntStream.range(0, POINTS)
                .mapToDouble(k -> k % 2 == 0 ? random.nextDouble(25_000) : 12_500 + 2_000 * (random.nextDouble() - 0.5))
                .toArray();
    }

    private static void randomisation() {
        int areas = 400;
        int months = 60;
        var random = new SplittableRandom(2);
        int[] area = IntStream.range(0, areas * months).map(r -> r / months).toArray();
        int[] month = IntStream.range(0, areas * months).map(r -> r % months).toArray();
        double[] count = random.doubles(areas * months, 0, 20).map(Math::floor).toArray();
        double[] treated = IntStream.range(0, areas * months)
                .mapToDouble(r -> area[r] < 4 && month[r] >= 36 ? 1 : 0)
                .toArray();
        var design = Design.of(count).effect(area).effect(month);
        var treatment = new MovedTreatment(area, month, treated, null);
        var sets = new FeasibleSets(IntStream.range(0, areas).toArray(), areas, null, treatment.sites())
                .draw(treatment.real(), 999, 1, done -> {});
        time(
                "Randomisation, linear, 400 areas × 60 months, 999 sets",
                3,
                () -> RandomisationTest.run(
                        MovedRegression.linear(design, treatment), treatment.real(), sets, 0.95, 1));
        time(
                "Randomisation, Poisson, 400 areas × 60 months, 999 sets",
                1,
                () -> RandomisationTest.run(
                        MovedRegression.poisson(design, treatment), treatment.real(), sets, 0.95, 1));
    }

    private static void time(String what, int rounds, Runnable work) {
        double first = seconds(work);
        double[] later = IntStream.range(0, rounds)
                .mapToDouble(k -> seconds(work))
                .sorted()
                .toArray();
        System.out.println(
                String.format(Locale.ROOT, "%s: first %.3f s, then %.4f s", what, first, later[later.length / 2]));
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
