package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.Equivalence;

/** {@code equivalence}: whether an effect is smaller than a bound that was set before. */
public final class EquivalenceMethod implements Method {

    @Override
    public String name() {
        return "equivalence";
    }

    @Override
    public Set<String> keys() {
        return Set.of("estimate", "se", "df", "bound");
    }

    @Override
    public Computation read(Block block, Study study) {
        double estimate = block.number("estimate");
        double error = block.positive("se");
        double df = block.degreesOfFreedom("df");
        double bound = block.positive("bound");
        if (study.level() <= 0.5) {
            throw block.wrong("method", "needs a level above 0.5");
        }
        return () -> {
            var result = Equivalence.test(estimate, error, df, bound, study.level());
            return Outcome.of("two one-sided tests at level " + study.level())
                    .field("p", result.p())
                    .field("equivalent", result.equivalent())
                    .field("pUpper", result.pUpper())
                    .field("excludesIncrease", result.excludesIncrease());
        };
    }
}
