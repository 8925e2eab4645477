package org.lindero.cli.evaluate.method;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.Contiguity;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Interval;
import org.lindero.engine.place.PlaceEffect;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.spatial.FeasibleSets;
import org.lindero.engine.spatial.MovedTreatment;
import org.lindero.engine.spatial.RandomisationResult;
import org.lindero.engine.spatial.RandomisationTest;

/**
 * {@code randomisation}: another analysis, judged by what it says of sets of units that could have been treated instead. Unless {@code
 * feasible} says otherwise all units could have been, with {@code ring-did} all but those in rings; with {@code place-effect} the clean
 * ones, in sets that hang together.
 */
public final class RandomisationMethod implements Method {

    private static final String PLACE = "place-effect";
    private static final List<MovableMethod> MOVABLE = List.of(
            new DidMethod(),
            new PoissonMethod(),
            new GroupTimeMethod(),
            new SunAbrahamMethod(),
            new RingDidMethod(),
            new ExposureDidMethod(),
            new SyntheticDidMethod());
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
        if (method.equals(PLACE)) {
            return placed(block, study, allowing(inner, new PlaceEffectMethod()), draws);
        }
        var chosen = MOVABLE.stream()
                .filter(m -> m.name().equals(method))
                .findFirst()
                .orElseThrow(() -> inner.wrong("method", unmovable(method)));
        return moved(block, study, chosen.movable(allowing(inner, chosen), study), draws);
    }

    private static String unmovable(String method) {
        var known = Stream.concat(MOVABLE.stream().map(Method::name), Stream.of(PLACE))
                .collect(Collectors.joining(", "));
        var why = switch (method) {
            case "event-study" -> "has no single number to judge; take group-time or sun-abraham";
            case "wild-bootstrap" -> "has the estimate of did; take did";
            case "synthetic-control", "calibrated-controls" -> "is judged by placebos of its own already";
            default -> "has no treatment that can be moved";
        };
        return "%s %s; known are %s".formatted(method, why, known);
    }

    private static Block allowing(Block inner, Method method) {
        var keys = new HashSet<>(method.keys());
        keys.addAll(Set.of("id", "method"));
        return inner.allowing(keys);
    }

    private static Computation moved(Block block, Study study, Movable analysis, int draws) {
        var panel = study.panel();
        int[] feasible = feasible(block, panel, analysis);
        boolean contiguous = block.flag("contiguous", false);
        int[][] neighbours =
                contiguous ? study.areas().touching(panel.units(), false, Contiguity.DEFAULT_TOLERANCE_METRES) : null;
        return () -> {
            var moving = new MovedTreatment(analysis.unit(), analysis.period(), analysis.treatment(), neighbours);
            var statistic = analysis.statistic().apply(moving);
            var sets = new FeasibleSets(feasible, panel.units().size(), neighbours, moving.sites())
                    .draw(moving.real(), draws, study.seed(), done -> {});
            var result = RandomisationTest.run(statistic, moving.real(), sets, study.level(), study.seed());
            return outcome(result, analysis)
                    .diagnostic("feasible", feasible.length)
                    .diagnostic("missingRows", panel.rows() - analysis.observations());
        };
    }

    /** The units of the key, or all that the analysis thinks feasible. */
    private static int[] feasible(Block block, TidyPanel panel, Movable analysis) {
        if (!block.has("feasible")) {
            return analysis.feasible();
        }
        var present = IntStream.of(analysis.usable()).boxed().collect(Collectors.toSet());
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

    private static Outcome outcome(RandomisationResult result, Movable analysis) {
        return Outcome.of(result.convention())
                .estimate(analysis.term(), Outcome.withoutError(result.estimate(), result.p(), result.interval()))
                .field("p", result.p())
                .field("ci", ends(result.interval()))
                .field("sets", result.sets())
                .field("smallestP", result.smallestP())
                .diagnostic("enumerated", result.enumerated())
                .diagnostic("observations", analysis.observations());
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
