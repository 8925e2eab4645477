package org.lindero.evaluation;

import java.util.List;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.LinearRings;

/**
 * The linear difference-in-differences with rings, beside the primary model: records per area and month, raw sign.
 *
 * @param net over all exposed area-months; negative is a fall
 */
public record LinearEffects(List<Term> terms, Estimate net, String convention) {

    /** The coefficient of one set: {@code treated, ring1, ring2}. */
    public record Term(String term, Estimate estimate) {}

    public LinearEffects {
        terms = List.copyOf(terms);
    }

    static LinearEffects of(LinearRings.Result result) {
        var terms = result.sets().stream()
                .map(set -> new Term(set.term(), set.estimate()))
                .toList();
        return new LinearEffects(terms, result.net(), result.fit().convention());
    }
}
