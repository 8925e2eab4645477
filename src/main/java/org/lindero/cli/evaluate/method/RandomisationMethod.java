package org.lindero.cli.evaluate.method;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.Contiguity;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Interval;
import org.lindero.engine.panel.Design;
import org.lindero.engine.place.PlaceEffect;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.spatial.FeasibleSets;
import org.lindero.engine.spatial.MovedRegression;
import org.lindero.engine.spatial.MovedTreatment;
import org.lindero.engine.spatial.RandomisationResult;
import org.lindero.engine.spatial.RandomisationTest;

/**
 * {@code randomisation}: another analysis, judged by what it says of sets of units that could have been treated instead. With {@code
 * did} and {@code poisson} all units could have been unless {@code feasible} says otherwise; with {@code place-effect} the clean ones,
 * in sets that hang together.
 */
public final class RandomisationMethod implements Method {

    private static final String TREATMENT = "treatment";
    private static final int USUAL_DRAWS = 999;
    private static final int MOST_DRAWS = 1_000_000;
    private static final double LEVEL_FACTOR = 2;

    @Override
    public String name() {
        return "randomisation";
    }

    @Override
    public Set<String> keys() {
        return Set.of("analysis", "draws", "feasible", "contiguous");
    }

    @Override
    public Computation read(Block block, Study study) {
        var inner = block.object("analysis");
        var method = inner.text("method");
        int draws = block.whole("draws", USUAL_DRAWS, RandomisationTest.MINIMUM_SETS, MOST_DRAWS);
        return switch (method) {
            case "did" -> {
                var analysis = allowing(inner, new DidMethod());
                var regression = DidMethod.regression(analysis, study.panel(), Regression.LINEAR);
                yield moved(block, study, analysis, regression, false, draws);
            }
            case "poisson" -> {
                var analysis = allowing(inner, new PoissonMethod());
                if (!analysis.has(TREATMENT)) {
                    throw analysis.wrong(TREATMENT, "is missing: terms cannot be moved to other units");
                }
                var regression = PoissonMethod.regression(analysis, study.panel());
                yield moved(block, study, analysis, regression, true, draws);
            }
            case "place-effect" -> placed(block, study, allowing(inner, new PlaceEffectMethod()), draws);
            default ->
                throw inner.wrong("method", "did, poisson or place-effect is expected: nothing else can be moved");
        };
    }

    private static Block allowing(Block inner, Method method) {
        var keys = new HashSet<>(method.keys());
        keys.addAll(Set.of("id", "method"));
        return inner.allowing(keys);
    }

    private static Computation moved(
            Block block, Study study, Block analysis, Regression regression, boolean counts, int draws) {
        var panel = study.panel();
        double[] treatment = regression.pick(panel.numbers(analysis.column(TREATMENT)));
        int[] unit = regression.pick(panel.unit());
        int[] feasible = feasible(block, panel, unit);
        boolean contiguous = block.flag("contiguous", false);
        int[][] neighbours =
                contiguous ? study.areas().touching(panel.units(), false, Contiguity.DEFAULT_TOLERANCE_METRES) : null;
        return () -> {
            var design = regression.designWithout(TREATMENT);
            var moving = new MovedTreatment(unit, regression.pick(panel.period()), treatment, neighbours);
            var sets = new FeasibleSets(feasible, panel.units().size(), neighbours, moving.sites())
                    .draw(moving.real(), draws, study.seed(), done -> {});
            var result = RandomisationTest.run(
                    statistic(counts, design, moving), moving.real(), sets, study.level(), study.seed());
            return outcome(result, design.rows(), feasible.length, regression.missing());
        };
    }

    private static RandomisationTest.Statistic statistic(boolean counts, Design design, MovedTreatment moving) {
        return counts ? MovedRegression.poisson(design, moving) : MovedRegression.linear(design, moving);
    }

    /** The units of the key, or all that have a complete row. */
    private static int[] feasible(Block block, TidyPanel panel, int[] unit) {
        var present = new TreeSet<Integer>();
        IntStream.of(unit).forEach(present::add);
        if (!block.has("feasible")) {
            return present.stream().mapToInt(Integer::intValue).toArray();
        }
        return block.texts("feasible").stream()
                .mapToInt(code -> {
                    int place = panel.unit(block, "feasible", code);
                    if (!present.contains(place)) {
                        throw block.wrong("feasible", "unit %s has no complete row".formatted(code));
                    }
                    return place;
                })
                .sorted()
                .toArray();
    }

    private static Outcome outcome(RandomisationResult result, int rows, int feasible, int missing) {
        return Outcome.of(result.convention())
                .estimate(TREATMENT, Outcome.withoutError(result.estimate(), result.p(), result.interval()))
                .field("p", result.p())
                .field("ci", ends(result.interval()))
                .field("sets", result.sets())
                .field("smallestP", result.smallestP())
                .diagnostic("enumerated", result.enumerated())
                .diagnostic("observations", rows)
                .diagnostic("feasible", feasible)
                .diagnostic("missingRows", missing);
    }

    private static @Nullable List<Double> ends(@Nullable Interval interval) {
        return interval == null ? null : Outcome.ends(interval);
    }

    private static Computation placed(Block block, Study study, Block analysis, int draws) {
        if (!block.flag("contiguous", true)) {
            throw block.wrong("contiguous", "the sets of place-effect always hang together");
        }
        // without areas nobody knows which units hang together
        study.areas();
        var panel = PlaceInput.panel(analysis, study, RoleReader.read(analysis, study));
        List<String> feasible =
                block.has("feasible") ? block.texts("feasible") : study.panel().units();
        feasible.forEach(code -> study.panel().unit(block, "feasible", code));
        var options = new PlaceOptions(study.seed(), draws, study.level(), LEVEL_FACTOR);
        return () -> {
            var result = PlaceEffect.randomised(panel, Set.copyOf(feasible), options, done -> {});
            var outcome = PlaceEffectMethod.outcome(result);
            var treated = result.treated();
            return outcome.field("p", treated.p())
                    .field("ci", ends(treated.logRatioInterval()))
                    .field("sets", result.inference().replications())
                    .field("smallestP", result.inference().smallestP());
        };
    }
}
