package org.lindero.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.lindero.SharedData;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.synthetic.OutcomePanel;
import org.lindero.engine.synthetic.Predictor;
import org.lindero.engine.synthetic.Prop99;
import org.lindero.engine.synthetic.SyntheticControl;
import org.lindero.engine.synthetic.SyntheticControlResult;
import org.lindero.engine.synthetic.SyntheticDesign;
import org.lindero.engine.synthetic.SyntheticDid;
import org.lindero.engine.synthetic.SyntheticDidOptions;
import org.lindero.engine.synthetic.SyntheticDidResult;
import org.lindero.engine.synthetic.Weighting;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Synthetic comparisons of 39 units over 31 periods, 19 before: California's programme, or a simulation of the same shape. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SyntheticSpeed {

    private static final int PREDICTORS = 7;
    private static final int START = 19;

    private final OutcomePanel panel;
    private final List<Predictor> predictors;

    public SyntheticSpeed() {
        boolean real = SharedData.has("oracles/O10_synth_prop99");
        this.panel = real ? Prop99.panel() : simulated();
        this.predictors = real
                ? Prop99.predictors(panel)
                : IntStream.range(0, PREDICTORS)
                        .mapToObj(k -> simulated(k, panel.unitCount()))
                        .toList();
    }

    private static OutcomePanel simulated() {
        var random = new SplittableRandom(1);
        double[] trend = random.doubles(31, 80, 130).toArray();
        double[][] sales = new double[39][31];
        for (double[] row : sales) {
            double share = 0.6 + 0.8 * random.nextDouble();
            Arrays.setAll(row, t -> share * trend[t] + 10 * random.nextDouble());
        }
        return OutcomePanel.of(names(39), names(31), sales);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj("%03d"::formatted).toList();
    }

    private static Predictor simulated(int number, int units) {
        return Predictor.of(
                "predictor " + number,
                new SplittableRandom(number).doubles(units, 0, 1).toArray());
    }

    private SyntheticDesign design() {
        return SyntheticDesign.of(panel, position(), START);
    }

    private int position() {
        return IntStream.range(0, panel.unitCount())
                .filter(i -> panel.unit(i).equals(Prop99.TREATED))
                .findFirst()
                .orElse(0);
    }

    @Benchmark
    public SyntheticControlResult controlByOutcomesWithPlacebos() {
        return SyntheticControl.estimate(design(), done -> {});
    }

    @Benchmark
    public SyntheticControlResult controlByPredictorsWithPlacebos() {
        return SyntheticControl.estimate(design().predictors(predictors), done -> {});
    }

    /** Two treated units: with one there are only 38 placebos. */
    @Benchmark
    public SyntheticDidResult syntheticDidWith200Placebos() {
        int[] treated = {position(), (position() + 1) % panel.unitCount()};
        return SyntheticDid.estimate(
                panel, treated, START, SyntheticDidOptions.seeded(1).replications(200), done -> {});
    }

    /** As often as the reference: each estimator with its weights for 200 random comparison units in the treated one's place. */
    @Benchmark
    public List<Double> threeEstimators200Placebos() {
        return Replications.run(200, 1, done -> {}, random -> {
            int[] treated = {random.nextInt(panel.unitCount())};
            return Arrays.stream(Weighting.values())
                    .mapToDouble(weighting -> SyntheticDid.effect(panel, treated, START, weighting))
                    .sum();
        });
    }
}
