package org.lindero.bench;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lindero.engine.count.PoissonFit;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.GroupTimeEffects;
import org.lindero.engine.did.GroupTimeOptions;
import org.lindero.engine.did.GroupTimeResult;
import org.lindero.engine.did.SunAbraham;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.inference.WildBootstrap;
import org.lindero.engine.spatial.FeasibleSets;
import org.lindero.engine.spatial.Moran;
import org.lindero.engine.spatial.MovedRegression;
import org.lindero.engine.spatial.MovedTreatment;
import org.lindero.engine.spatial.PermutationResult;
import org.lindero.engine.spatial.RandomisationResult;
import org.lindero.engine.spatial.RandomisationTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What an evaluator waits for on a panel of areas × 120 months. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PanelSpeed {

    @Param({"100", "1000", "10000"})
    public int areas;

    private SimulatedPanel panel = new SimulatedPanel(100);

    @Setup
    public void simulate() {
        panel = new SimulatedPanel(areas);
    }

    @Benchmark
    public Fit twoWayEffectsClustered() {
        return TwoWayFixedEffects.estimate(panel.design(), Variance.NESTED, 0.95);
    }

    @Benchmark
    public PoissonFit poissonTwoEffects() {
        return PoissonFixedEffects.estimate(panel.design(), Variance.NESTED, 0.95);
    }

    @Benchmark
    public GroupTimeResult groupTimeEffects() {
        return GroupTimeEffects.estimate(panel.staggered(), GroupTimeOptions.DEFAULT);
    }

    @Benchmark
    public SunAbraham.Result sunAbraham() {
        return SunAbraham.estimate(panel.rows(), Variance.NESTED, 0.95);
    }

    @Benchmark
    public WildBootstrap.Result wildBootstrap999() {
        var options = new WildBootstrap.Options(0, Variance.NESTED, 999, 1, 0.95);
        return WildBootstrap.test(panel.design(), "treatment", options);
    }

    @Benchmark
    public RandomisationResult randomisation999() {
        var treatment = new MovedTreatment(panel.area(), panel.month(), panel.treatment(), null);
        int[] feasible = IntStream.range(0, areas).toArray();
        var drawn =
                new FeasibleSets(feasible, areas, null, treatment.sites()).draw(treatment.real(), 999, 1, done -> {});
        return RandomisationTest.run(
                MovedRegression.linear(panel.background(), treatment), treatment.real(), drawn, 0.95, 1);
    }

    @Benchmark
    public PermutationResult moran9999() {
        return Moran.permute(panel.means(), panel.neighbours(), 9999, 1);
    }
}
