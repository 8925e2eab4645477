package org.lindero.engine.count;

import org.hipparchus.special.Gamma;
import org.lindero.engine.Estimate;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.panel.Design;

/** A fitted Poisson regression. Immutable. */
public final class PoissonFit {

    private final Fit fit;
    private final Design used;
    private final double[] fitted;
    private final ClusterVariance.Step step;
    private final double deviance;
    private final boolean[] kept;

    PoissonFit(Fit fit, ClusterVariance.Step step, double[] fitted, double deviance, boolean[] kept) {
        this.fit = fit;
        this.used = step.design();
        this.fitted = fitted;
        this.step = step;
        this.deviance = deviance;
        this.kept = kept;
    }

    /** The coefficients, on the log scale, and their tests. */
    public Fit fit() {
        return fit;
    }

    /** The last least-squares step, for other kinds of standard errors. */
    public ClusterVariance.Step step() {
        return step;
    }

    public double deviance() {
        return deviance;
    }

    /** Signed roots of what each used row adds to the deviance. */
    public double[] devianceResiduals() {
        double[] y = used.outcome();
        double[] residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double part = 2 * ((y[i] > 0 ? y[i] * Math.log(y[i] / fitted[i]) : 0) - (y[i] - fitted[i]));
            residuals[i] = Math.signum(y[i] - fitted[i]) * Math.sqrt(Math.max(0, part));
        }
        return residuals;
    }

    /** The logarithm of the Poisson likelihood of the used rows; O(rows). */
    public double logLikelihood() {
        double[] y = used.outcome();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * Math.log(fitted[i]) - fitted[i] - Gamma.logGamma(y[i] + 1);
        }
        return sum;
    }

    /** Rows left out because they say nothing. */
    public int droppedRows() {
        return kept.length - used.rows();
    }

    /** Whether a row of the design was used. */
    public boolean kept(int row) {
        return kept[row];
    }

    /** The rows that were used. */
    public Design used() {
        return used;
    }

    /** Fitted means of the used rows. */
    public double[] fitted() {
        return fitted.clone();
    }

    /** A column of the used rows after the effects, weighted by the fitted means, were taken out. */
    public double[] demeaned(int column) {
        return step.columns()[column].clone();
    }

    /** Pearson's statistic over the degrees of freedom: 1 for Poisson counts, more when they are overdispersed. */
    public double dispersion() {
        double[] y = used.outcome();
        double pearson = 0;
        for (int i = 0; i < y.length; i++) {
            pearson += (y[i] - fitted[i]) * (y[i] - fitted[i]) / fitted[i];
        }
        return pearson / Math.max(1, y.length - used.parameters());
    }

    /**
     * Events prevented where a 0/1 column is one: the events expected without it less those that happened.
     *
     * @param value positive is good
     * @param interval from the ends of the coefficient's interval, the events that happened taken as given
     */
    public record Prevented(double value, Interval interval) {}

    /** Events prevented by the column {@code term}, exp(−b) − 1 times the fitted events where it is one. */
    public Prevented prevented(String term) {
        double[] x = used.column(used.names().indexOf(term));
        double events = 0;
        for (int i = 0; i < x.length; i++) {
            events += x[i] * fitted[i];
        }
        Estimate b = fit.coefficient(term);
        return new Prevented(
                events * Math.expm1(-b.value()),
                new Interval(
                        events * Math.expm1(-b.interval().upper()),
                        events * Math.expm1(-b.interval().lower()),
                        b.interval().level()));
    }
}
