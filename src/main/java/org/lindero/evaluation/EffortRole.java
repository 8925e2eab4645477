package org.lindero.evaluation;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.PoliceResult.Role;

/**
 * What a police effort is to the evaluated project, as the register had the effort when the design was fixed. Its name is not kept: who
 * may know of it finds it in the register.
 *
 * @param areaIds areas of the design that it touches, sorted
 * @param from    the first month that it touches
 * @param to      the last one; absent when it has no end
 */
public record EffortRole(
        long effortId,
        Role role,
        List<Long> areaIds,
        YearMonth from,
        @Nullable YearMonth to) {

    public EffortRole {
        areaIds = areaIds.stream().distinct().sorted().toList();
    }

    /** Whether it was under way in a month. */
    public boolean touches(YearMonth month) {
        return !month.isBefore(from) && (to == null || !month.isAfter(to));
    }

    /** The same effort in another role. */
    public EffortRole as(Role other) {
        return new EffortRole(effortId, other, areaIds, from, to);
    }
}
