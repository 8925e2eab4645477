package org.lindero.engine.inference;

import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The eigenvalues of a positive semidefinite matrix, the largest first, and their vectors as columns.
 *
 * <p>The symmetric QL iteration now and then gives up on a matrix with many eigenvalues that are zero but for rounding; the singular
 * values of such a matrix are its eigenvalues, and their iteration does not.
 */
record Spectrum(double[] values, RealMatrix vectors) {

    private static final double SMALL = 1e-14;

    static Spectrum of(RealMatrix matrix) {
        try {
            var eigen = new EigenDecompositionSymmetric(matrix, SMALL, true);
            return new Spectrum(eigen.getEigenvalues(), eigen.getV());
        } catch (MathIllegalStateException notConverged) {
            return bySingularValues(matrix);
        }
    }

    static Spectrum bySingularValues(RealMatrix matrix) {
        var singular = new SingularValueDecomposition(matrix);
        return new Spectrum(singular.getSingularValues(), singular.getV());
    }
}
