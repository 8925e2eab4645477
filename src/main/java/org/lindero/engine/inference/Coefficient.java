package org.lindero.engine.inference;

import org.lindero.engine.Estimate;

/** A named coefficient, in the unit of its model. */
public record Coefficient(String term, Estimate estimate) {}
