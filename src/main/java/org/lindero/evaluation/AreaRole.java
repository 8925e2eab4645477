package org.lindero.evaluation;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What an area is within one evaluation.
 *
 * @param firstExposed the first month in which the project could have touched it; absent for comparison and excluded areas
 * @param stratum      the police zone, sector or municipality whose months it is compared within
 * @param cluster      areas with the same number were assigned together
 */
public record AreaRole(
        long areaId,
        String code,
        String name,
        Part part,
        @Nullable YearMonth firstExposed,
        String stratum,
        int cluster) {

    /** The part an area plays. */
    public enum Part {
        TREATED,
        RING_1,
        RING_2,
        COMPARISON,
        /** Touched by another project, without data, or taken out by hand: in no sum. */
        EXCLUDED;

        /** Whether the project may have touched it. */
        public boolean isExposed() {
            return this == TREATED || this == RING_1 || this == RING_2;
        }
    }

    /** The same area in another part. */
    public AreaRole as(Part other) {
        return new AreaRole(areaId, code, name, other, other.isExposed() ? firstExposed : null, stratum, cluster);
    }
}
