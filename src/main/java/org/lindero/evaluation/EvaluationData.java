package org.lindero.evaluation;

import java.util.List;
import org.lindero.area.AreaPair;
import org.lindero.incident.MonthlyCounts;

/** What a run needs, copied out of the database so that no transaction is open while it computes. */
record EvaluationData(MonthlyCounts counts, List<AreaPair> pairs) {}
