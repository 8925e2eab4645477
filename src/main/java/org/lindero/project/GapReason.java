package org.lindero.project;

/** Why a rule of the readiness check is not met; each has a text {@code project.gap.<name>} with the count and the names. */
public enum GapReason {
    NO_AREA,
    NOT_ONE_FIN,
    NOT_ONE_PURPOSE,
    NO_COMPONENT,
    COMPONENT_WITHOUT_ACTIVITY,
    ROW_WITHOUT_ARROW,
    ARROW_WITHOUT_MECHANISM,
    ROW_WITHOUT_INDICATOR,
    INDICATOR_WITHOUT_BASELINE,
    INDICATOR_WITHOUT_TARGET,
    NO_MEANS,
    ROW_WITHOUT_ASSUMPTION,
    NO_RISK_FACTOR,
    NO_STATEMENT,
    NO_POLICE_LINK,
    NO_PROJECT_LINK,
    NO_OUTCOME_SERIES,
    TREATED_WITHOUT_DATA,
    RINGS_WITHOUT_DATA,
    FEW_OTHERS_WITH_DATA,
    SYNTAX_FIN,
    SYNTAX_PURPOSE,
    SYNTAX_COMPONENT,
    SYNTAX_ACTIVITY
}
