package org.lindero.indicator;

/** What kind of number an indicator is; it decides how a value is entered and how values are added up. */
public enum ValueKind {
    COUNT,
    /** A part of a whole: a numerator that is never above its denominator. */
    SHARE,
    /** Events per so many: a numerator and a denominator. */
    RATE,
    /** A mean or an index; it cannot be added up over areas. */
    SCORE;

    /** Whether a value is entered as numerator and denominator, always. */
    public boolean isRatio() {
        return this == SHARE || this == RATE;
    }
}
