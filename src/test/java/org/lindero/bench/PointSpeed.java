package org.lindero.bench;

import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.lindero.SharedData;
import org.lindero.engine.Oracle;
import org.lindero.engine.spatial.Knox;
import org.lindero.engine.spatial.KnoxResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Knox's test on points of a city of 20 × 20 km over two years, and on the 522 fires that were measured with R, or as many points. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PointSpeed {

    private static final double[] SPACE = {0, 100, 200, 300, 400, 500};
    private static final double[] TIME = {0, 7, 14, 21, 28};

    private final double[][] many = points(10_000);
    private final double[][] few = SharedData.has("oracles/O15_knox_chicago_arson") ? fires() : points(522);

    private static double[][] points(int count) {
        var random = new SplittableRandom(1);
        return new double[][] {
            random.doubles(count, 0, 20_000).toArray(),
            random.doubles(count, 0, 20_000).toArray(),
            random.ints(count, 0, 730).asDoubleStream().toArray()
        };
    }

    private static double[][] fires() {
        var rows = Oracle.require("O15_knox_chicago_arson").rows("events.csv");
        double[] days = rows.stream()
                .mapToDouble(row -> LocalDate.parse(row.getField("date")).toEpochDay())
                .toArray();
        return new double[][] {Oracle.numbers(rows, "x"), Oracle.numbers(rows, "y"), days};
    }

    @Benchmark
    public KnoxResult knox10000Points999() {
        return knox(many, 999);
    }

    @Benchmark
    public KnoxResult knox522Points499() {
        return knox(few, 499);
    }

    private static KnoxResult knox(double[][] points, int permutations) {
        return Knox.test(points[0], points[1], points[2], SPACE, TIME, Knox.Distance.MANHATTAN, permutations, 1);
    }
}
