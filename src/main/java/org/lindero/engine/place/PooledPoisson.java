package org.lindero.engine.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.Interval;

/**
 * The pooled Poisson regression beside the primary model: one constant proportional effect for the treated areas and one a ring.
 *
 * <p>With few treated clusters its own errors are too small: lean on the randomisation of the primary model.
 *
 * @param terms {@code treated}, {@code ring1}, …
 * @param convention how the errors were computed
 * @param droppedRows area-periods that say nothing
 * @param dispersion Pearson's statistic over its degrees of freedom
 */
public record PooledPoisson(List<Term> terms, String convention, int droppedRows, double dispersion) {

    public PooledPoisson {
        terms = List.copyOf(terms);
    }

    /**
     * @param logRatio on the log scale
     * @param scoreP of the score wild bootstrap; absent under another rule
     * @param prevented events, positive is good
     */
    public record Term(
            String term, Estimate logRatio, @Nullable Double scoreP, double prevented, Interval preventedInterval) {}
}
