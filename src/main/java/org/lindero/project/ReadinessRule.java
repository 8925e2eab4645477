package org.lindero.project;

/** What a project must have before it is approved, in the order in which it is written. */
public enum ReadinessRule {
    AREAS,
    ONE_FIN_ONE_PURPOSE,
    COMPONENTS_WITH_ACTIVITIES,
    MECHANISMS,
    INDICATORS,
    ASSUMPTIONS,
    RISK_FACTORS,
    CROSS_BOUNDARY,
    POLICE_LINK,
    PROJECT_LINKS,
    OUTCOME_DATA,
    MIR_SYNTAX;

    /** A rule that only warns: it never stands in the way of approval. */
    public boolean isWarningOnly() {
        return this == MIR_SYNTAX;
    }
}
