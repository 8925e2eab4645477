package org.lindero.engine.did;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Power;
import org.lindero.engine.panel.Design;

/**
 * The columns of an event study: one 0/1 column a bin of periods relative to the first exposed one, a bin before it left out as the
 * reference.
 *
 * <p>Bins have {@code width} periods; bin b covers relative periods b·width to (b+1)·width − 1, so that no bin mixes before and
 * after. Relative periods outside the window fall into its end bins. Terms are named {@code k=} and the first relative period of
 * the bin. Works with any model that takes a {@link Design}.
 */
public final class EventStudy {

    /** The first period of a row that is never exposed. */
    public static final int NEVER = Integer.MIN_VALUE;

    private final int[] bins;
    private final int width;
    private final int reference;
    private final List<Integer> present;

    private EventStudy(int[] bins, int width, int reference) {
        this.bins = bins;
        this.width = width;
        this.reference = reference;
        this.present = IntStream.of(bins)
                .filter(b -> b != NEVER && b != reference)
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
    public record PreTrend(double wald, int terms, double p, double detectableSlope) {

        /**
         * Tests coefficients before the start jointly.
         *
         * @param line what a trend of one a period would make of each
         */
        static PreTrend of(Fit fit, List<String> leads, double[] line, double alpha) {
            var wald = fit.wald(leads);
            double unitNoncentrality = fit.quadratic(leads, line);
            double needed = Power.noncentrality(leads.size(), wald.denominator(), alpha, 0.8);
            boolean normal = Double.isInfinite(wald.denominator());
            return new PreTrend(
                    normal ? wald.chiSquare() : wald.f(),
                    leads.size(),
                    wald.pF(),
                    Math.sqrt(needed / unitNoncentrality));
        }
    }

    /** The study whose reference is the last bin before the start. */
    public static EventStudy of(int[] period, int[] first, int from, int to, int width) {
        return of(period, first, from, to, width, -1);
    }

    /**
     * @param period position in time of each row
     * @param first first exposed position of the row's area, {@link #NEVER} if there is none
     * @param from first relative period of the window, at most −2 widths for a test to be possible
     * @param to last relative period of the window
     * @param width periods a bin
     * @param reference the bin that is left out, negative: −1 is the last before the start
     */
    public static EventStudy of(int[] period, int[] first, int from, int to, int width, int reference) {
        if (reference >= 0) {
            throw new IllegalArgumentException("the reference must lie before the start: " + reference);
        }
        int lowest = Math.floorDiv(from, width);
        int highest = Math.floorDiv(to, width);
        int[] bins = new int[period.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] =
                    first[i] == NEVER ? NEVER : Math.clamp(Math.floorDiv(period[i] - first[i], width), lowest, highest);
        }
        return new EventStudy(bins, width, reference);
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

    /** The terms before the start. */
    public List<String> leads(String prefix) {
        var leads = new ArrayList<String>();
        for (int bin : present) {
            if (bin < 0) {
                leads.add(term(prefix, bin));
            }
        }
        return leads;
    }

    private String term(String prefix, int bin) {
        return prefix + "k=" + bin * width;
    }

    /**
     * Tests the bins before the start.
     *
     * @throws IllegalStateException if there are none: see {@link #leads}
     */
    public PreTrend preTrend(Fit fit, String prefix, double alpha) {
        var leads = leads(prefix);
        if (leads.isEmpty()) {
            throw new IllegalStateException("no period before the start but the reference");
        }
        double[] line = present.stream()
                .filter(b -> b < 0)
                .mapToDouble(b -> ((double) b - reference) * width)
                .toArray();
        return PreTrend.of(fit, leads, line, alpha);
    }
}
