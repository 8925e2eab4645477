package org.lindero.indicator;

/** The four levels of the Matriz de Indicadores para Resultados: fin, propósito, componente, actividad. */
public enum MirLevel {
    GOAL,
    PURPOSE,
    COMPONENT,
    ACTIVITY
}
