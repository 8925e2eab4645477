package org.lindero.bench;

import org.lindero.cli.inspect.Fuzzing;

/** Reads 2,000 damaged files of each format and the hostile ones; ends at the first that throws. */
final class FuzzBenchmark {

    private static final int FILES = 2_000;
    private static final long SEED = 1;

    private FuzzBenchmark() {}

    static void main(String[] arguments) {
        System.out.printf("%-20s %6s %9s %10s %10s%n", "file", "files", "readable", "worst ms", "worst MB");
        Fuzzing.seeds().forEach((name, good) -> print(name, Fuzzing.run(name, good, FILES, SEED)));
        Fuzzing.hostile().forEach((name, bytes) -> print(name, Fuzzing.once(name, bytes)));
    }

    private static void print(String name, Fuzzing.Outcome outcome) {
        System.out.printf(
                "%-20s %6d %9d %10d %10d%n",
                name,
                outcome.files(),
                outcome.readable(),
                outcome.worstNanos() / 1_000_000,
                outcome.worstBytes() >> 20);
    }
}
