package org.lindero.area;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of an area's boundary.
 *
 * @param validTo its last day; absent while it is in force
 * @param source the file it came from; empty when somebody drew it, absent when nobody wrote it down
 */
public record AreaVersion(
        long id,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String source,
        double areaKm2) {}
