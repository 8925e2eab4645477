package org.lindero.engine.synthetic;

import java.util.Arrays;

/** The points that carry weight, with the Cholesky factor of their Gram matrix, kept up to date as points come and go. */
final class Corral {

    private static final double DEPENDENT = 1e-13;

    private final int[] members;
    private final double[][] factor;
    private int size;

    Corral(int capacity) {
        this.members = new int[capacity];
        this.factor = new double[capacity][];
    }

    int size() {
        return size;
    }

    int member(int k) {
        return members[k];
    }

    int[] members() {
        return Arrays.copyOf(members, size);
    }

    /**
     * Adds a point; O(size²).
     *
     * @param products its inner products with the members, then with itself; overwritten
     * @return false, and nothing is changed, if the members already span it
     */
    boolean add(int point, double[] products) {
        double rest = products[size];
        double square = rest;
        for (int i = 0; i < size; i++) {
            double[] row = factor[i];
            double value = products[i];
            for (int j = 0; j < i; j++) {
                value -= row[j] * products[j];
            }
            value /= row[i];
            products[i] = value;
            rest -= value * value;
        }
        if (!(rest > DEPENDENT * square)) {
            return false;
        }
        products[size] = Math.sqrt(rest);
        factor[size] = products;
        members[size++] = point;
        return true;
    }

    /** Takes the k-th member out and rotates the factor back into a triangle; O(size²). */
    void remove(int k) {
        for (int i = k + 1; i < size; i++) {
            factor[i - 1] = factor[i];
            members[i - 1] = members[i];
        }
        size--;
        for (int i = k; i < size; i++) {
            double a = factor[i][i];
            double b = factor[i][i + 1];
            double length = Math.hypot(a, b);
            double cosine = a / length;
            double sine = b / length;
            for (int j = i; j < size; j++) {
                double[] row = factor[j];
                double left = row[i];
                double right = row[i + 1];
                row[i] = cosine * left + sine * right;
                row[i + 1] = cosine * right - sine * left;
            }
        }
    }

    /** Solves Gram × u = right side, in place. */
    void solve(double[] side) {
        for (int i = 0; i < size; i++) {
            double[] row = factor[i];
            double value = side[i];
            for (int j = 0; j < i; j++) {
                value -= row[j] * side[j];
            }
            side[i] = value / row[i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double[] row = factor[i];
            double value = side[i] / row[i];
            side[i] = value;
            for (int j = 0; j < i; j++) {
                side[j] -= row[j] * value;
            }
        }
    }
}
