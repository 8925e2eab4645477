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
    /** As CR2 with the residuals of each cluster left out when it is predicted: close to the jackknife, cautious; without weights. */
    CR3,
    /** CR1 × (N−1)/(N−K'), K' leaving out effects nested in the clusters: fixest's default. */
    NESTED,
    /** B itself, the inverse information of a count model: right when counts vary as the model says; no clusters. */
    MODEL,
    /** B × Σ w e² / (N − K): the classical one of least squares, quasi-Poisson for counts; no clusters. */
    SCALED
}
