package org.lindero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The speed of the estimators, warm, by JMH on all cores in 512 MB of heap, with the factor by which they beat the programs that the
 * reference numbers come from, where these were timed at the same size (R 4.2.2 on a machine with 2 cores). The table is kept in
 * {@code target/bench-engine.md}.
 */
public final class EngineBenchmark {

    private static final List<Class<?>> ALL =
            List.of(ReferenceSpeed.class, SyntheticSpeed.class, PointSpeed.class, PanelSpeed.class);

    private static final String HEAP = "512m";

    /** A program and its seconds. */
    private record Reference(String program, double seconds) {}

    private static final Map<String, Reference> REFERENCES = Map.of(
            "poisson38325RowsFourEffects", new Reference("fixest::fepois", 0.12),
            "moran49Areas9999", new Reference("spdep::moran.mc", 0.42),
            "controlByPredictorsWithPlacebos", new Reference("Synth, 39 placebos", 261),
            "threeEstimators200Placebos", new Reference("synthdid, 3 × 200 placebos", 157.7),
            "knox522Points499", new Reference("R, dist and table", 9.1));

    private EngineBenchmark() {}

    /** Prints one line a benchmark and keeps the table. */
    public static void main(String[] args) throws RunnerException, IOException {
        var table = new StringBuilder(
                "| benchmark | areas | seconds | reference | seconds | factor |\n|---|---|---|---|---|---|\n");
        System.out.print(table);
        for (var benchmarks : ALL) {
            var options = new OptionsBuilder()
                    .include("^" + benchmarks.getName() + "\\.")
                    .forks(1)
                    .jvmArgs("-Xmx" + HEAP)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(2)
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .build();
            for (var result : new Runner(options).run()) {
                System.out.print(row(result));
                table.append(row(result));
            }
        }
        Files.writeString(Path.of("target", "bench-engine.md"), table);
    }

    private static String row(RunResult result) {
        var name = result.getPrimaryResult().getLabel();
        var areas = result.getParams().getParam("areas");
        double seconds = result.getPrimaryResult().getScore();
        var reference = REFERENCES.get(name);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.4f | %s |%n",
                name,
                areas == null ? "" : areas,
                seconds,
                reference == null
                        ? " | | "
                        : String.format(
                                Locale.ROOT,
                                "%s | %.2f | %.0f",
                                reference.program(),
                                reference.seconds(),
                                reference.seconds() / seconds));
    }
}
