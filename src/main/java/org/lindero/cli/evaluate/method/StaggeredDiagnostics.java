package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.TreatmentChecks;
import org.lindero.engine.did.TreatmentTiming;
import org.lindero.engine.inference.Fit;

/**
 * The diagnostics of methods that compare each cohort with untreated units. Read before anything runs, computed after the estimate.
 *
 * @param outcome of all rows of the panel
 * @param first start by unit
 */
record StaggeredDiagnostics(
        TidyPanel panel,
        double[] outcome,
        int[] first,
        double @Nullable [] placeboOutcome,
        int @Nullable [][] neighbours,
        Overall overall) {

    /** Why these methods do not have some. */
    static final Map<String, String> REASONS = Map.of(
            "baconShares",
                    "treated units are compared with untreated ones only: there are no other comparisons to weigh",
            "dispersion", "is measured in models of counts only",
            "nonInferiority", "this method estimates nothing around the treated units");

    /** The overall effect of the method, which the checks are of. */
    interface Overall {

        /**
         * With its error; refused where it has none.
         *
         * @param outcome of all rows, not-a-number where a row does not count
         * @param first start by unit
         * @param periods how many periods from the first one count
         */
        Estimate of(double[] outcome, int[] first, int periods);

        /** The same without its error. */
        double value(double[] outcome, int[] first, int periods);
    }

    static StaggeredDiagnostics read(Block block, Study study, double[] outcome, int[] first, Overall overall) {
        return new StaggeredDiagnostics(
                study.panel(),
                outcome,
                first,
                block.has("placeboOutcome") ? study.panel().numbers(block.column("placeboOutcome")) : null,
                Diagnostics.neighbours(study),
                overall);
    }

    /**
     * Adds them.
     *
     * @param whole the overall effect
     * @param comparison units that are never treated: each counts alike
     */
    Outcome addTo(Outcome result, double whole, int comparison) {
        new CheckFigures(panel, neighbours, false)
                .addTo(
                        result,
                        whole,
                        panel.periods().size(),
                        () -> TreatmentTiming.ofStarts(panel.unit(), panel.period(), first),
                        new Moved());
        result.diagnose("placeboOutcome", this::onPlaceboOutcome)
                .diagnostic(
                        "effectiveComparisonAreas",
                        comparison > 0
                                ? (Object) (double) comparison
                                : Outcome.unavailable(
                                        "no unit is never treated, so who is compared with changes by period"));
        return Diagnostics.complete(result, REASONS);
    }

    private Map<String, Object> onPlaceboOutcome() {
        return placeboOutcome == null
                ? Outcome.unavailable(Diagnostics.NO_PLACEBO_OUTCOME)
                : Outcome.figures(
                        overall.of(placeboOutcome, first, panel.periods().size()));
    }

    /** The method with other starts and fewer rows. */
    private final class Moved implements TreatmentChecks.Model {

        @Override
        public Estimate effect(int[] starts, boolean[] rows) {
            return overall.of(kept(rows), starts, periods(rows));
        }

        @Override
        public double value(int[] starts, boolean[] rows) {
            return overall.value(kept(rows), starts, periods(rows));
        }

        @Override
        public Fit around(EventStudy study) {
            throw new EstimationException(
                    Reason.NO_PRE_PERIOD, "the method has its own test of the time before the start");
        }

        private double[] kept(boolean[] rows) {
            double[] kept = new double[rows.length];
            Arrays.setAll(kept, row -> rows[row] ? outcome[row] : Double.NaN);
            return kept;
        }

        private int periods(boolean[] rows) {
            return IntStream.range(0, rows.length)
                            .filter(row -> rows[row])
                            .map(row -> panel.period()[row])
                            .max()
                            .orElse(-1)
                    + 1;
        }
    }
}
