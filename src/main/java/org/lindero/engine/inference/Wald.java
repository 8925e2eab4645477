package org.lindero.engine.inference;

/**
 * A joint test that several coefficients are zero.
 *
 * @param chiSquare the Wald statistic
 * @param terms how many coefficients
 * @param p from the chi-square distribution
 * @param f the statistic divided by {@code terms}
 * @param pF from F with {@code denominator} degrees of freedom; equals {@code p} when that is infinite
 * @param denominator clusters − 1, or positive infinity where the model uses the normal distribution
 */
public record Wald(double chiSquare, int terms, double p, double f, double pF, double denominator) {}
