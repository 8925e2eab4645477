package org.lindero.cli.inspect;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lindero.area.BoundaryReader;
import org.lindero.area.Validity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads damaged files, each as an import and as {@code inspect} would, and notes what took longest and most memory. */
public final class Fuzzing {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Sentences SENTENCES = new Sentences(Locale.ENGLISH);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * What happened to the files of one format.
     *
     * @param worstNanos the longest that one file took
     * @param worstBytes the most that was allocated for one file, freed in between or not
     */
    public record Outcome(int files, int readable, long worstNanos, long worstBytes) {

        private Outcome and(Outcome other) {
            return new Outcome(
                    files + other.files,
                    readable + other.readable,
                    Math.max(worstNanos, other.worstNanos),
                    Math.max(worstBytes, other.worstBytes));
        }
    }

    private Fuzzing() {}

    /** The names of good files, one of each format. */
    public static Map<String, byte[]> seeds() {
        return FuzzSeeds.all();
    }

    /**
     * Damages a good file again and again and reads each.
     *
     * @throws AssertionError for the first that threw anything, with the seed that makes it again
     */
    public static Outcome run(String name, byte[] good, int files, long seed) {
        var outcome = new Outcome(0, 0, 0, 0);
        for (int i = 0; i < files; i++) {
            var one = measured(name, new Mutations(seed + i).mutate(good), "seed " + (seed + i));
            outcome = outcome.and(one);
        }
        return outcome;
    }

    /** Reads one file as it is. */
    public static Outcome once(String name, byte[] bytes) {
        return measured(name, bytes, "undamaged");
    }

    private static Outcome measured(String name, byte[] bytes, String which) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long nanosBefore = System.nanoTime();
        boolean readable = read(name, bytes, which);
        return new Outcome(
                1,
                readable ? 1 : 0,
                System.nanoTime() - nanosBefore,
                THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
    }

    /** The report is JSON, which knows no NaN, and what it measures are numbers; a text of the file may hold any word. */
    private static void requireNumbers(JsonNode report) {
        for (var key : List.of("rows", "features", "areaKm2", "contiguousPairs")) {
            var value = report.get(key);
            if (value != null && !value.isNull() && !value.isNumber()) {
                throw new IllegalStateException(key + ": " + value);
            }
        }
    }

    /** Whether a file can be read; whatever it holds, nothing is thrown. */
    static boolean read(String name, byte[] bytes, String which) {
        try {
            var seen = FileInspector.inspect(name, bytes, null, SENTENCES);
            requireNumbers(JSON.readTree(Report.json(seen)));
            Report.text(name, seen);
            if (!seen.readable()
                    && seen.problems().stream().noneMatch(one -> one.level().equals("error"))) {
                throw new IllegalStateException("unreadable without a reason");
            }
            TableImports.read(name, bytes);
            var file = BoundaryReader.read(name, bytes);
            file.features().stream()
                    .map(feature -> feature.geometry())
                    .filter(geometry -> Validity.flaw(geometry).isPresent())
                    .forEach(Validity::repair);
            return seen.readable();
        } catch (Throwable thrown) {
            throw new AssertionError(name + ", " + which + ": " + thrown, thrown);
        }
    }

    /** Files made to hurt, by what they do. */
    public static Map<String, byte[]> hostile() {
        return HostileFiles.all();
    }
}
