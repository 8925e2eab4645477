package org.lindero.engine.place;

import org.jspecify.annotations.Nullable;

/**
 * What was seen and expected in one touched area. It carries no interval: one area has no comparison of its own chance.
 *
 * @param role {@link PlacePanel#TREATED} or the ring
 * @param firstExposed index of its first exposed period
 * @param percent prevented in percent of expected; absent when nothing was expected
 */
public record AreaEffect(
        String area,
        int role,
        int firstExposed,
        double observed,
        double expected,
        double prevented,
        @Nullable Double percent) {}
