package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.MultipleTesting;
import org.lindero.engine.inference.MultipleTesting.Procedure;
import org.lindero.report.Writer;

/** {@code adjust}: p values adjusted for their number. One that is null is missing: it stays null and is not counted. */
public final class AdjustMethod implements Method {

    @Override
    public String name() {
        return "adjust";
    }

    @Override
    public Set<String> keys() {
        return Set.of("p", "procedure");
    }

    @Override
    public Computation read(Block block, Study study) {
        double[] p = block.probabilities("p");
        List<String> words = Arrays.stream(Procedure.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        var word = block.choice("procedure", words);
        return () -> {
            double[] adjusted = MultipleTesting.adjust(p, Procedure.valueOf(word.toUpperCase(Locale.ROOT)));
            return Outcome.of(word)
                    .field("adjusted", Outcome.list(adjusted))
                    .diagnostic("counted", (int)
                            Arrays.stream(p).filter(Double::isFinite).count())
                    .sheet(sheet -> write(sheet, p, adjusted));
        };
    }

    private static void write(Writer sheet, double[] p, double[] adjusted) {
        sheet.heading("place", "p", "adjusted");
        for (int i = 0; i < p.length; i++) {
            sheet.newRow().whole(i + 1.0).exact(p[i]).exact(adjusted[i]);
        }
    }
}
