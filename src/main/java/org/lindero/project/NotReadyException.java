package org.lindero.project;

import java.util.List;

/** The project cannot be approved: rules of the readiness check are neither met nor waived. */
public class NotReadyException extends RuntimeException {

    private final List<ReadinessRule> gaps;

    NotReadyException(List<ReadinessRule> gaps) {
        super("open gaps: " + gaps);
        this.gaps = List.copyOf(gaps);
    }

    public List<ReadinessRule> gaps() {
        return gaps;
    }
}
