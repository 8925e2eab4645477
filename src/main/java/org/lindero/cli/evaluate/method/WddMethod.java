package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.Wdd;
import org.lindero.engine.displacement.WddResult;

/**
 * {@code wdd}: the weighted displacement difference. A buffer without a control of its own shares that of the target, scaled to the
 * size of each.
 */
public final class WddMethod implements Method {

    private static final Set<String> ROLES = Set.of("treated", "control", "displacement", "displacementControl");

    @Override
    public String name() {
        return "wdd";
    }

    @Override
    public Set<String> keys() {
        return Set.of("treated", "control", "displacement", "displacementControl", "timeWeights", "areaWeights");
    }

    @Override
    public Computation read(Block block, Study study) {
        var moved = change(block, "displacement");
        var movedControl = change(block, "displacementControl");
        boolean empty = moved != null && movedControl != null && isEmpty(moved) && isEmpty(movedControl);
        var counts = new Input(
                Counts.change(block, "treated"),
                Counts.change(block, "control"),
                empty ? null : moved,
                empty ? null : movedControl,
                weights(block));
        boolean shared = counts.displacement() != null && counts.displacementControl() == null;
        if (counts.displacement() == null && counts.displacementControl() != null) {
            throw block.wrong("displacementControl", "needs displacement beside it");
        }
        if (shared && block.has("areaWeights")) {
            throw block.wrong(
                    "areaWeights", "a shared control is scaled by its counts; give displacementControl instead");
        }
        return () -> {
            var outcome = outcome(counts, shared, counts.estimate(shared, study.level()), study.level());
            return empty ? outcome.diagnostic("displacement", "no events, so nothing is said of it") : outcome;
        };
    }

    private static boolean isEmpty(Change change) {
        return change.before() == 0 && change.after() == 0;
    }

    /** What the design gives. */
    record Input(
            Change treated,
            Change control,
            @Nullable Change displacement,
            @Nullable Change displacementControl,
            Wdd.Weights weights) {

        WddResult estimate(boolean shared, double level) {
            return shared
                    ? Wdd.sharedControl(treated, displacement, control, weights, 1, level)
                    : Wdd.independentControls(treated, control, displacement, displacementControl, weights, level);
        }
    }

    private static @Nullable Change change(Block block, String key) {
        return block.has(key) ? Counts.change(block, key) : null;
    }

    private static Wdd.Weights weights(Block block) {
        double[] time = block.has("timeWeights") ? block.pair("timeWeights") : new double[] {1, 1};
        if (!(time[0] > 0 && time[1] > 0)) {
            throw block.wrong("timeWeights", "must be above zero");
        }
        if (!block.has("areaWeights")) {
            return new Wdd.Weights(time[0], time[1], 1, 1, 1, 1);
        }
        var areas = block.object("areaWeights", ROLES);
        return new Wdd.Weights(
                time[0],
                time[1],
                areas.positive("treated", 1),
                areas.positive("control", 1),
                areas.positive("displacement", 1),
                areas.positive("displacementControl", 1));
    }

    private static Outcome outcome(Input counts, boolean shared, WddResult result, double level) {
        var outcome = Outcome.of(result.convention()).estimate("local", result.local());
        if (result.displacement() != null) {
            outcome.estimate("displacement", result.displacement());
        }
        outcome.estimate("total", result.total())
                .diagnostic("smallCells", result.smallCells())
                .diagnostic("controlOverTreated", ratio(counts.control(), counts.treated()))
                .sheet(sheet -> new WddSheet(sheet, counts, level).write(shared, result));
        var own = counts.displacementControl();
        if (counts.displacement() != null) {
            outcome.diagnostic(
                    "controlOverDisplacement", ratio(own == null ? counts.control() : own, counts.displacement()));
        }
        return outcome;
    }

    /** How many times as many events the control had before: the estimate is easiest to defend near one. */
    private static @Nullable Double ratio(Change control, Change group) {
        return group.before() == 0 ? null : Double.valueOf(control.before() / group.before());
    }
}
