package org.lindero.engine.did;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Power;
import org.lindero.engine.panel.Design;

/**
 * The columns of an event study: one 0/1 column a bin of periods relative to the first exposed one, the last bin before it left out.
 *
 * <p>Bins have {@code width} periods; bin b covers relative periods b·width to (b+1)·width − 1, so that no bin mixes before and
 * after. Relative periods outside the window fall into its end bins. Terms are named {@code k=} and the first relative period of
 * the bin; the reference bin starts at −width. Works with any model that takes a {@link Design}.
 */
public final class EventStudy {

    /** The first period of a row that is never exposed. */
    public static final int NEVER = Integer.MIN_VALUE;

    private final int[] bins;
    private final int width;
    private final List<Integer> present;

    private EventStudy(int[] bins, int width) {
        this.bins = bins;
        this.width = width;
        this.present = IntStream.of(bins)
                .filter(b -> b != NEVER && b != -1)
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /**
     * The joint test that nothing happened before the start, and how much it could have seen.
     *
     * @param wald the chi-square statistic, or F where the model uses t; with placebo sets their own measure of distance
     * @param terms number of bins tested
     * @param p of the test; a large one is weak evidence
     * @param detectableSlope the smallest linear trend, per period and in the unit of the coefficients, found with 80 % power
     */
    public record PreTrend(double wald, int terms, double p, double detectableSlope) {}

    /**
     * @param period position in time of each row
     * @param first first exposed position of the row's area, {@link #NEVER} if there is none
     * @param from first relative period of the window, at most −2 widths for a test to be possible
     * @param to last relative period of the window
     * @param width periods a bin
     */
    public static EventStudy of(int[] period, int[] first, int from, int to, int width) {
        int lowest = Math.floorDiv(from, width);
        int highest = Math.floorDiv(to, width);
        int[] bins = new int[period.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] =
                    first[i] == NEVER ? NEVER : Math.clamp(Math.floorDiv(period[i] - first[i], width), lowest, highest);
        }
        return new EventStudy(bins, width);
    }

    /** The design with the columns of this study. */
    public Design addTo(Design design, String prefix) {
        var extended = design;
        for (int bin : present) {
            double[] column =
                    IntStream.of(bins).mapToDouble(b -> b == bin ? 1 : 0).toArray();
            extended = extended.column(term(prefix, bin), column);
        }
        return extended;
    }

    /** The bins that have a column, as their first relative period. */
    public List<Integer> relativePeriods() {
        return present.stream().map(b -> b * width).toList();
    }

    /** Rows in the bin that starts at {@code relativePeriod}. */
    public int rows(int relativePeriod) {
        return (int) IntStream.of(bins)
                .filter(b -> b != NEVER && b * width == relativePeriod)
                .count();
    }

    /** The terms before the reference. */
    public List<String> leads(String prefix) {
        var leads = new ArrayList<String>();
        for (int bin : present) {
            if (bin < -1) {
                leads.add(term(prefix, bin));
            }
        }
        return leads;
    }

    private String term(String prefix, int bin) {
        return prefix + "k=" + bin * width;
    }

    /**
     * Tests the bins before the reference.
     *
     * @throws IllegalStateException if there are none: see {@link #leads}
     */
    public PreTrend preTrend(Fit fit, String prefix, double alpha) {
        var leads = leads(prefix);
        if (leads.isEmpty()) {
            throw new IllegalStateException("no period before the reference");
        }
        var wald = fit.wald(leads);
        double[] line = present.stream()
                .filter(b -> b < -1)
                .mapToDouble(b -> (b + 1.0) * width)
                .toArray();
        double unitNoncentrality = fit.quadratic(leads, line);
        double needed = Power.noncentrality(leads.size(), wald.denominator(), alpha, 0.8);
        boolean normal = Double.isInfinite(wald.denominator());
        return new PreTrend(
                normal ? wald.chiSquare() : wald.f(), leads.size(), wald.pF(), Math.sqrt(needed / unitNoncentrality));
    }
}
