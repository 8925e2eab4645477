package org.lindero.indicator;

/** Whether an indicator watches a result (estratégico) or the work (de gestión). */
public enum IndicatorType {
    STRATEGIC,
    MANAGEMENT
}
