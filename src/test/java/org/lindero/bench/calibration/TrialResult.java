package org.lindero.bench.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.displacement.WdqResult;
import org.lindero.evaluation.AutomaticPath.Claim;

/**
 * What all methods said about one trial.
 *
 * @param claim absent when the primary model refused the data
 * @param wdq absent when it is not defined
 */
record TrialResult(
        List<Finding> findings,
        @Nullable Claim claim,
        @Nullable WdqResult wdq) {

    TrialResult {
        findings = List.copyOf(findings);
    }
}
