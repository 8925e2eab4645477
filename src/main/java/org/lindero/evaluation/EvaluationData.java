package org.lindero.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPair;
import org.lindero.incident.MonthlyCounts;

/**
 * What a run needs, copied out of the database so that no transaction is open while it computes.
 *
 * @param placebo counts of the placebo outcome for the same areas and months; absent when the design has none
 */
record EvaluationData(
        MonthlyCounts counts,
        List<AreaPair> pairs,
        @Nullable MonthlyCounts placebo) {}
