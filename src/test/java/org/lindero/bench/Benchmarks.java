package org.lindero.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lindero.bench.calibration.Calibration;

/** What {@code ./lindero bench} runs: measured speeds and error rates, printed; never a test. */
public final class Benchmarks {

    /** One benchmark. */
    private interface Bench {
        void run(String[] arguments) throws Exception;
    }

    /** Takes most of an hour, and so runs only by its name. */
    private static final String CALIBRATION = "calibration";

    private static final Map<String, Bench> ALL = new LinkedHashMap<>();

    static {
        ALL.put("areas", AreasBenchmark::main);
        ALL.put("import", ImportBenchmark::main);
        ALL.put("evaluation", EvaluationBenchmark::main);
        ALL.put("engine", EngineBenchmark::main);
        ALL.put("export", ExportBenchmark::main);
        ALL.put("fuzz", FuzzBenchmark::main);
        ALL.put(CALIBRATION, Calibration::main);
    }

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        for (var bench : ALL.entrySet()) {
            boolean chosen =
                    arguments.length == 0 ? !bench.getKey().equals(CALIBRATION) : arguments[0].equals(bench.getKey());
            if (chosen) {
                System.out.println("== " + bench.getKey());
                bench.getValue().run(Arrays.stream(arguments).skip(1).toArray(String[]::new));
            }
        }
        if (arguments.length > 0 && !ALL.containsKey(arguments[0])) {
            System.out.println("no benchmark " + arguments[0] + "; there are " + ALL.keySet());
            System.exit(2);
        }
    }
}
