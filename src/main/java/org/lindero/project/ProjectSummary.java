package org.lindero.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A list row; {@code areas} counts the treated ones. */
public record ProjectSummary(
        long id,
        String code,
        String name,
        String programme,
        ProjectStatus status,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        int areas) {}
