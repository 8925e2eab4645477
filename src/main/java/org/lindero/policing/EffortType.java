package org.lindero.policing;

/** Kinds of police work; an interdiction may trigger a violent reaction and needs a risk assessment. */
public enum EffortType {
    BEAT_PATROL(false),
    HOT_SPOT_PATROL(false),
    PROXIMITY_POLICING(false),
    PROBLEM_ORIENTED_POLICING(false),
    FOCUSED_DETERRENCE(false),
    ARREST_HIGH_VALUE(true),
    ARREST_MIDDLE_LAYER(true),
    CHECKPOINT(true),
    JOINT_OPERATION(true),
    VETTING(false),
    INVESTIGATION_UNIT(false),
    CCTV_OR_LIGHTING(false),
    DISPATCH_CHANGE(false),
    REDEPLOYMENT_OR_WITHDRAWAL(false);

    private final boolean interdiction;

    EffortType(boolean interdiction) {
        this.interdiction = interdiction;
    }

    /** Whether the effort cannot be registered without a {@link RiskAssessment}. */
    public boolean isInterdiction() {
        return interdiction;
    }
}
