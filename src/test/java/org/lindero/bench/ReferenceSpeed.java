package org.lindero.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lindero.SharedData;
import org.lindero.engine.Oracle;
import org.lindero.engine.count.PoissonFit;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import org.lindero.engine.spatial.Moran;
import org.lindero.engine.spatial.PermutationResult;
import org.lindero.engine.spatial.SpatialWeights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sizes that were measured with other programs: European trade in 38,325 rows, Moran of 49 areas; or simulations of the same shape. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReferenceSpeed {

    private final Design trade = SharedData.has("oracles/O08_ppml_trade") ? trade() : simulatedTrade();
    private final SimulatedPanel grid = new SimulatedPanel(49);
    private final SpatialWeights neighbours = grid.neighbours();

    private static Design trade() {
        var rows = Oracle.require("O08_ppml_trade").rows("trade.csv");
        double[] logDistance = IntStream.range(0, rows.size())
                .mapToDouble(i -> Math.log(Oracle.numbers(rows.subList(i, i + 1), "dist_km")[0]))
                .toArray();
        var design = Design.of(Oracle.numbers(rows, "Euros")).column("log_distance", logDistance);
        for (var effect : new String[] {"Origin", "Destination", "Product", "Year"}) {
            design = design.effect(Oracle.codes(rows, effect));
        }
        return design.cluster(Oracle.codes(rows, "Origin"));
    }

    private static Design simulatedTrade() {
        int n = 38_325;
        var random = new SplittableRandom(1);
        int[] origin = random.ints(n, 0, 15).toArray();
        double[] distance = random.doubles(n, 4, 8).toArray();
        double[] euros = IntStream.range(0, n)
                .mapToDouble(i -> Math.exp(20 - 1.5 * distance[i] + 2 * random.nextDouble()))
                .toArray();
        return Design.of(euros)
                .column("log_distance", distance)
                .effect(origin)
                .effect(random.ints(n, 0, 15).toArray())
                .effect(random.ints(n, 0, 20).toArray())
                .effect(random.ints(n, 0, 10).toArray())
                .cluster(origin);
    }

    @Benchmark
    public PoissonFit poisson38325RowsFourEffects() {
        return PoissonFixedEffects.estimate(trade, Variance.NESTED, 0.95);
    }

    @Benchmark
    public PermutationResult moran49Areas9999() {
        return Moran.permute(grid.means(), neighbours, 9999, 1);
    }
}
