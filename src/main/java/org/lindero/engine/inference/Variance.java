package org.lindero.engine.inference;

/**
 * Which cluster-robust variance, and which small-sample correction.
 *
 * <p>With N observations, G clusters and B = (X'WX)⁻¹:
 */
public enum Variance {
    /** B (Σ s_g s_g') B, no correction. */
    CR0,
    /** CR0 × G/(G−1). */
    CR1,
    /** CR1 × (N−1)/(N−K), K counting every coefficient and every level of every effect: Stata's. */
    CR1S,
    /** Bias-reduced (Bell and McCaffrey 2002) with Satterthwaite degrees of freedom; one clustering only. */
    CR2,
    /** CR1 × (N−1)/(N−K'), K' leaving out effects nested in the clusters: fixest's default. */
    NESTED
}
