package org.lindero.engine.inference;

/** Inverts a Gram matrix of dummies, leaving out each column that the ones before it explain. */
final class GeneralizedInverse {

    private static final double LOST = 1e-9;

    private GeneralizedInverse() {}

    /**
     * A generalized inverse by Gauss–Jordan sweeps (Goodnight 1979, doi:10.1080/00031305.1979.10482685); O(n³).
     *
     * @param gram symmetric; overwritten
     * @param squares the columns' sums of squares before anything was taken out, the yardstick for "nothing left"
     * @param from the first column to sweep; earlier rows and columns stay zero
     */
    static double[][] of(double[][] gram, double[] squares, int from) {
        int n = gram.length;
        boolean[] dropped = new boolean[n];
        for (int k = from; k < n; k++) {
            double pivot = gram[k][k];
            if (!(pivot > LOST * squares[k])) {
                dropped[k] = true;
                continue;
            }
            sweep(gram, k, pivot, from, dropped);
        }
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                gram[k][j] = k < from || j < from || dropped[k] || dropped[j] ? 0 : -gram[k][j];
            }
        }
        return gram;
    }

    private static void sweep(double[][] a, int k, double pivot, int from, boolean[] dropped) {
        int n = a.length;
        for (int i = from; i < n; i++) {
            if (i == k || dropped[i]) {
                continue;
            }
            double factor = a[i][k] / pivot;
            if (factor == 0) {
                continue;
            }
            for (int j = from; j < n; j++) {
                if (j != k) {
                    a[i][j] -= factor * a[k][j];
                }
            }
            a[i][k] = factor;
        }
        for (int j = from; j < n; j++) {
            if (j != k) {
                a[k][j] /= pivot;
            }
        }
        a[k][k] = -1 / pivot;
    }
}
