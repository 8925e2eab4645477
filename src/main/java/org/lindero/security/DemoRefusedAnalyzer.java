package org.lindero.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two lines, instead of a stack trace, why demo mode did not start. */
class DemoRefusedAnalyzer extends AbstractFailureAnalyzer<DemoMode.RefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemoMode.RefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), "See ./lindero help.", cause);
    }
}
