package org.lindero.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Times work, with the heap that it took and the load of the machine, and prints a table. */
final class Stopwatch {

    private final List<String> lines = new ArrayList<>();

    /** Seconds that some work takes; it should take less than the limit. */
    double time(String what, double limitSeconds, Supplier<?> work) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        Reference.reachabilityFence(work.get());
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        lines.add(String.format(
                Locale.ROOT, "%-74s %8.2f s  %5.0f s  %5d MB  %5.1f", what, seconds, limitSeconds, peak, load));
        System.out.println("  " + lines.getLast());
        return seconds;
    }

    /** How the last two times grew for ten times the rows. */
    void growth(double few, double many) {
        lines.add(String.format(Locale.ROOT, "%-74s %8.1f times", "  from 100,000 to 1,000,000", many / few));
    }

    void print(PrintStream out) {
        out.println();
        out.printf(Locale.ROOT, "%-74s %10s  %7s  %8s  %5s%n", "", "took", "at most", "heap", "load");
        lines.forEach(out::println);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
