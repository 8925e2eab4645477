package org.lindero.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code ./lindero bench} runs: measured speeds, printed; never a test. */
public final class Benchmarks {

    /** One benchmark. */
    private interface Bench {
        void run(String[] arguments) throws Exception;
    }

    private static final Map<String, Bench> ALL = new LinkedHashMap<>();

    static {
        ALL.put("areas", AreasBenchmark::main);
        ALL.put("import", ImportBenchmark::main);
        ALL.put("engine", EngineBenchmark::main);
        ALL.put("evaluation", EvaluationBenchmark::main);
        ALL.put("estimators", EstimatorsBenchmark::main);
        ALL.put("export", ExportBenchmark::main);
        ALL.put("fuzz", FuzzBenchmark::main);
    }

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        for (var bench : ALL.entrySet()) {
            if (arguments.length == 0 || arguments[0].equals(bench.getKey())) {
                System.out.println("== " + bench.getKey());
                bench.getValue().run(new String[0]);
            }
        }
        if (arguments.length > 0 && !ALL.containsKey(arguments[0])) {
            System.out.println("no benchmark " + arguments[0] + "; there are " + ALL.keySet());
            System.exit(2);
        }
    }
}
