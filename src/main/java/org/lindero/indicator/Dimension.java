package org.lindero.indicator;

/** What an indicator says about the work: eficacia, eficiencia, calidad, economía. */
public enum Dimension {
    EFFECTIVENESS,
    EFFICIENCY,
    QUALITY,
    ECONOMY
}
