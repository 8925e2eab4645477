package org.lindero.engine.inference;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;

/** A fitted regression: coefficients with their full covariance, ready for combinations and joint tests. Immutable. */
public final class Fit {

    private final List<String> names;
    private final double[] beta;
    private final double[][] covariance;
    private final DegreesOfFreedom degreesOfFreedom;
    private final int observations;
    private final int clusters;
    private final String convention;
    private final double level;

    /** How many degrees of freedom a linear combination of the coefficients has. */
    interface DegreesOfFreedom {
        double of(double[] combination);
    }

    Fit(
            List<String> names,
            double[] beta,
            double[][] covariance,
            DegreesOfFreedom degreesOfFreedom,
            int observations,
            int clusters,
            String convention,
            double level) {
        this.names = List.copyOf(names);
        this.beta = beta;
        this.covariance = covariance;
        this.degreesOfFreedom = degreesOfFreedom;
        this.observations = observations;
        this.clusters = clusters;
        this.convention = convention;
        this.level = level;
    }

    /**
     * Estimates that are, but for chance, means over independent units: their covariance is that of their influence functions,
     * Σ ψψ' / n², and tests use the normal distribution.
     *
     * @param influence for each estimate one number a unit, mean zero
     */
    public static Fit ofInfluence(
            List<String> names, double[] values, double[][] influence, String convention, double level) {
        int units = influence.length == 0 ? 0 : influence[0].length;
        double[][] covariance = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int u = 0; u < units; u++) {
                    sum += influence[i][u] * influence[j][u];
                }
                covariance[i][j] = sum / units / units;
                covariance[j][i] = covariance[i][j];
            }
        }
        return new Fit(
                names, values.clone(), covariance, c -> Double.POSITIVE_INFINITY, units, units, convention, level);
    }

    /** All coefficients, in the order of the columns. */
    public List<Coefficient> coefficients() {
        return names.stream().map(n -> new Coefficient(n, coefficient(n))).toList();
    }

    /** One coefficient. */
    public Estimate coefficient(String term) {
        return combination(Map.of(term, 1.0));
    }

    /** A weighted sum of coefficients, its standard error from the full covariance. */
    public Estimate combination(Map<String, Double> weights) {
        double[] c = new double[beta.length];
        weights.forEach((name, weight) -> c[index(name)] = weight);
        double value = 0;
        double variance = 0;
        for (int i = 0; i < c.length; i++) {
            value += c[i] * beta[i];
            for (int j = 0; j < c.length; j++) {
                variance += c[i] * c[j] * covariance[i][j];
            }
        }
        return Estimate.of(value, Math.sqrt(Math.max(0, variance)), degreesOfFreedom.of(c), level);
    }

    /** The covariance of two coefficients. */
    public double covariance(String first, String second) {
        return covariance[index(first)][index(second)];
    }

    /**
     * The joint test that all {@code terms} are zero.
     *
     * @throws EstimationException {@code NO_VARIATION} if their covariance is singular, as with fewer clusters than terms
     */
    public Wald wald(List<String> terms) {
        double[] b = terms.stream().mapToDouble(t -> beta[index(t)]).toArray();
        double chi = quadratic(terms, b);
        double denominator = degreesOfFreedom.of(unit(index(terms.get(0))));
        double f = chi / b.length;
        double p = 1 - new ChiSquaredDistribution(b.length).cumulativeProbability(chi);
        double pF = Double.isInfinite(denominator)
                ? p
                : 1 - new FDistribution(b.length, denominator).cumulativeProbability(f);
        return new Wald(chi, b.length, p, f, pF, denominator);
    }

    /** direction' V⁻¹ direction, V the covariance of {@code terms}. */
    public double quadratic(List<String> terms, double[] direction) {
        double[][] v = new double[terms.size()][terms.size()];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                v[i][j] = covariance(terms.get(i), terms.get(j));
            }
        }
        // to correlations first, so that the test of singularity does not depend on units
        double[] scale = IntStream.range(0, v.length)
                .mapToDouble(i -> Math.sqrt(v[i][i]))
                .toArray();
        double[] scaled = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            scaled[i] = direction[i] / scale[i];
            for (int j = 0; j < v.length; j++) {
                v[i][j] /= scale[i] * scale[j];
            }
        }
        try {
            var solver = new CholeskyDecomposition(MatrixUtils.createRealMatrix(v), 1e-9, 1e-11).getSolver();
            var vector = MatrixUtils.createRealVector(scaled);
            return vector.dotProduct(solver.solve(vector));
        } catch (MathRuntimeException singular) {
            throw new EstimationException(
                    NO_VARIATION, "too few clusters for a joint test of " + terms.size() + " terms");
        }
    }

    private double[] unit(int index) {
        double[] unit = new double[beta.length];
        unit[index] = 1;
        return unit;
    }

    private int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no term " + name);
        }
        return index;
    }

    public int observations() {
        return observations;
    }

    /** Number of clusters, the smaller number when there are two clusterings. */
    public int clusters() {
        return clusters;
    }

    /** How the standard errors were computed, in English, for the notes. */
    public String convention() {
        return convention;
    }

    double[] beta() {
        return Arrays.copyOf(beta, beta.length);
    }
}
