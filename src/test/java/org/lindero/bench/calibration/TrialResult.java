package org.lindero.bench.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.evaluation.AutomaticPath.Claim;

/**
 * What all methods said about one trial.
 *
 * @param claim absent when the primary model refused the data
 */
record TrialResult(List<Finding> findings, @Nullable Claim claim) {

    TrialResult {
        findings = List.copyOf(findings);
    }
}
