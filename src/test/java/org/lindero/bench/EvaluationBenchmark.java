package org.lindero.bench;

import java.util.Locale;
import org.lindero.engine.place.EventOptions;
import org.lindero.engine.place.PlaceEffect;
import org.lindero.engine.place.PlaceEventStudy;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.place.PlacePanel;
import org.lindero.engine.place.PlacePower;
import org.lindero.engine.place.PlaceRobustness;
import org.lindero.engine.place.SimulatedPlaces;
import org.lindero.engine.place.SimulatedPlaces.Plan;

/** How long an evaluation of about 1,000 areas × 120 months takes, with its inference, under each of the three rules. */
public final class EvaluationBenchmark {

    private EvaluationBenchmark() {}

    /** Prints one line a step. */
    public static void main(String[] args) {
        for (int projects : new int[] {12, 6, 3}) {
            var panel = SimulatedPlaces.of(new Plan(32, 120, projects, 0.2, -0.05, 0.03, true), 1)
                    .panel();
            String size = panel.areaCount() + " areas × " + panel.periodCount() + " months, " + projects + " projects";
            for (int round = 1; round <= 2; round++) {
                time(size + ", round " + round, panel);
            }
        }
    }

    private static void time(String name, PlacePanel panel) {
        var options = PlaceOptions.seeded(7);
        long start = System.nanoTime();
        var result = PlaceEffect.estimate(panel, options, done -> {});
        print(name + ": effect (" + result.inference().rule() + ", 999 draws)", start);
        start = System.nanoTime();
        PlaceEventStudy.estimate(panel, EventOptions.quarters(), options);
        print(name + ": event study", start);
        start = System.nanoTime();
        PlacePower.detectable(panel, options, done -> {});
        print(name + ": detectable effect", start);
        start = System.nanoTime();
        PlaceRobustness.table(panel);
        print(name + ": robustness table", start);
    }

    private static void print(String what, long start) {
        System.out.printf(Locale.ROOT, "%-95s %7.2f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
