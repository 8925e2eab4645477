package org.lindero.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Times work, with the load of the machine, and prints a table under the heap that it all had to fit into. */
final class Stopwatch {

    private final List<String> lines = new ArrayList<>();

    /** Seconds that some work takes; it should take less than the limit. */
    double time(String what, double limitSeconds, Supplier<?> work) {
        long start = System.nanoTime();
        Object result = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        lines.add(String.format(
                Locale.ROOT, "%-74s %8.2f s  %5.0f s  %5.1f  %s", what, seconds, limitSeconds, load, result));
        System.out.println("  " + lines.getLast());
        return seconds;
    }

    /** How the last two times grew for ten times the rows. */
    void growth(double few, double many) {
        lines.add(String.format(Locale.ROOT, "%-74s %8.1f times", "  from 100,000 to 1,000,000", many / few));
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT, "%nHeap of at most %,d MB%n", Runtime.getRuntime().maxMemory() >> 20);
        out.printf(Locale.ROOT, "%-74s %10s  %7s  %5s  %s%n", "", "took", "at most", "load", "result");
        lines.forEach(out::println);
    }
}
