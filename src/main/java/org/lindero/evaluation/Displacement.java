package org.lindero.evaluation;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.WddResult;
import org.lindero.engine.displacement.WdqResult;

/**
 * The two descriptive measures, on windows of equal length before and after the first start; ring 1 is their buffer.
 *
 * @param months length of each window
 * @param ring1  absent when no area touches a treated one
 * @param wdq    absent when a count of the comparison is zero
 * @param overdispersion of the changes of the comparison areas, by which the variance of {@code wdd} is multiplied; absent without one
 * @param wdd    absent when the target, the ring or the comparison had no records before
 */
public record Displacement(
        int months,
        Change treated,
        @Nullable Change ring1,
        Change comparison,
        @Nullable WdqResult wdq,
        @Nullable Double overdispersion,
        @Nullable WddResult wdd) {}
