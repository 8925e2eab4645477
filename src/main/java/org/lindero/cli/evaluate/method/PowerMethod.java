package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.Power;

/** {@code power}: the minimum detectable effect of a standard error. */
public final class PowerMethod implements Method {

    @Override
    public String name() {
        return "power";
    }

    @Override
    public Set<String> keys() {
        return Set.of("se", "df", "alpha", "power");
    }

    @Override
    public Computation read(Block block, Study study) {
        double error = block.positive("se");
        double df = block.degreesOfFreedom("df");
        double alpha = block.share("alpha", 0.05);
        double power = block.share("power", 0.8);
        return () -> Outcome.of("two-sided test, alpha %s, power %s".formatted(alpha, power))
                .field("mde", Power.minimumDetectableEffect(error, df, alpha, power));
    }
}
