package org.lindero.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lindero.engine.Oracle;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.GroupTimeEffects;
import org.lindero.engine.did.GroupTimeOptions;
import org.lindero.engine.did.PanelRows;
import org.lindero.engine.did.StaggeredPanel;
import org.lindero.engine.did.SunAbraham;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.inference.WildBootstrap;
import org.lindero.engine.panel.Design;

/** How long the estimators take, warm: the reference case of trade, and 10,000 areas × 120 months. Fits into a heap of 512 MB. */
public final class EstimatorsBenchmark {

    private static final int ROUNDS = 9;
    private static final int AREAS = 10_000;
    private static final int MONTHS = 120;

    private EstimatorsBenchmark() {}

    /** Prints one line an estimator: the first run, and the middle one of the later runs as passed time and as computing time. */
    public static void main(String[] args) {
        var trade = trade();
        time("Poisson, 38,325 rows, 4 effects", () -> PoissonFixedEffects.estimate(trade, Variance.NESTED, 0.95));
        var panel = panel();
        String size = ", 10,000 areas × 120 months";
        time("Two-way effects" + size, () -> TwoWayFixedEffects.estimate(panel, Variance.NESTED, 0.95));
        time("Poisson, two effects" + size, () -> PoissonFixedEffects.estimate(panel, Variance.NESTED, 0.95));
        var staggered = staggered(panel);
        time(
                "Group-time effects, 20 cohorts" + size,
                () -> GroupTimeEffects.estimate(staggered, GroupTimeOptions.DEFAULT));
        var rows = rows(panel);
        time("Sun and Abraham, 20 cohorts" + size, () -> SunAbraham.estimate(rows, Variance.NESTED, 0.95));
        var options = new WildBootstrap.Options(0, Variance.NESTED, 999, 1, 0.95);
        time("Wild bootstrap, 999 draws" + size, () -> WildBootstrap.test(panel, "treatment", options));
    }

    /** The same areas and outcomes; every tenth area treated, from twenty different months on. */
    private static StaggeredPanel staggered(Design panel) {
        double[] count = panel.outcome();
        double[][] outcome = new double[AREAS][];
        int[] first = new int[AREAS];
        for (int i = 0; i < AREAS; i++) {
            outcome[i] = Arrays.copyOfRange(count, i * MONTHS, (i + 1) * MONTHS);
            first[i] = first(i);
        }
        return StaggeredPanel.of(outcome, first);
    }

    private static int first(int area) {
        return area % 10 == 0 ? 40 + 4 * (area / 10 % 20) : EventStudy.NEVER;
    }

    private static PanelRows rows(Design panel) {
        int n = panel.rows();
        int[] area = IntStream.range(0, n).map(i -> i / MONTHS).toArray();
        int[] month = IntStream.range(0, n).map(i -> i % MONTHS).toArray();
        return PanelRows.of(
                panel.outcome(),
                area,
                month,
                Arrays.stream(area).map(EstimatorsBenchmark::first).toArray(),
                area);
    }

    private static Design trade() {
        var rows = Oracle.require("O08_ppml_trade").rows("trade.csv");
        double[] distance = Oracle.numbers(rows, "dist_km");
        return Design.of(Oracle.numbers(rows, "Euros"))
                .column("log_distance", Arrays.stream(distance).map(Math::log).toArray())
                .effect(Oracle.codes(rows, "Origin"))
                .effect(Oracle.codes(rows, "Destination"))
                .effect(Oracle.codes(rows, "Product"))
                .effect(Oracle.codes(rows, "Year"))
                .cluster(Oracle.codes(rows, "Origin"));
    }

    /** Counts with area and month effects; a fiftieth of the areas is treated, from five different months on. */
    private static Design panel() {
        int n = AREAS * MONTHS;
        var random = new SplittableRandom(1);
        int[] area = new int[n];
        int[] month = new int[n];
        double[] treated = new double[n];
        double[] count = new double[n];
        for (int i = 0; i < n; i++) {
            area[i] = i / MONTHS;
            month[i] = i % MONTHS;
            treated[i] = area[i] % 50 == 0 && month[i] >= 60 + 10 * (area[i] / 50 % 5) ? 1 : 0;
            double mean = (1 + area[i] % 7) * (1 + month[i] % 12 / 24.0) * (1 - 0.2 * treated[i]);
            count[i] = Math.floor(-mean * Math.log(random.nextDouble(1e-9, 1)));
        }
        return Design.of(count)
                .column("treatment", treated)
                .effect(area)
                .effect(month)
                .cluster(area);
    }

    private static void time(String what, Runnable work) {
        var clock = ManagementFactory.getThreadMXBean();
        double[] passed = new double[ROUNDS];
        double[] computed = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long cpu = clock.getCurrentThreadCpuTime();
            work.run();
            computed[round] = (clock.getCurrentThreadCpuTime() - cpu) / 1e9;
            passed[round] = (System.nanoTime() - start) / 1e9;
        }
        System.out.printf(
                Locale.ROOT,
                "%-60s first %7.3f s   warm %7.3f s, computing %7.3f s%n",
                what,
                passed[0],
                middle(passed),
                middle(computed));
    }

    private static double middle(double[] seconds) {
        return Arrays.stream(seconds).skip(3).sorted().toArray()[(ROUNDS - 3) / 2];
    }
}
