package org.lindero.project;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.IndicatorSummary;

/**
 * Everything that the readiness check looks at.
 *
 * @param indicators         of the rows, by id
 * @param policeLinks        links that the reader may know of
 * @param unlinkedCompanions names of the projects in the same areas that this one is not linked with
 * @param coverage           of the best outcome series; none when there is no series
 */
record ProjectFacts(
        ProjectDetails project,
        List<LogicRow> rows,
        Map<Long, IndicatorSummary> indicators,
        int spillovers,
        int policeLinks,
        List<String> unlinkedCompanions,
        @Nullable OutcomeCoverage coverage,
        Map<ReadinessRule, Waiver> waivers) {}
