package org.lindero.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Numbers beside the effect that need no other model; why one is absent stands under its name in {@link EvaluationResult#refused}.
 *
 * @param dispersion      of the counts before the start, 1 for Poisson numbers
 * @param overlap         share of the treated months that lie beside another treated area
 * @param effectiveAreas  how many equally busy comparison areas would carry as much
 * @param withTreated     share of comparisons with treated areas that the usual linear regression would have made (Goodman-Bacon)
 */
public record Checks(
        @Nullable Double dispersion,
        @Nullable Double overlap,
        @Nullable Double effectiveAreas,
        @Nullable Double withTreated) {}
