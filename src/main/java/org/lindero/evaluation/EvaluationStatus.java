package org.lindero.evaluation;

/** Where an evaluation stands. */
public enum EvaluationStatus {
    /** The design is fixed; nothing was computed yet. */
    DESIGNED,
    RUNNING,
    /** The data could not support an estimate; the reason is kept. */
    REFUSED,
    /** There is a result, and nobody has decided on it. */
    FINISHED,
    ACCEPTED,
    /** A manager sent it back with a reason. */
    RETURNED
}
