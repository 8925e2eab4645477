package org.lindero.cli.evaluate.method;

import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.spatial.MovedTreatment;
import org.lindero.engine.spatial.RandomisationTest.Statistic;

/**
 * An analysis whose treatment can be moved to other units.
 *
 * @param term the estimate that is judged
 * @param unit of each row over which the treatment is known
 * @param period of each row
 * @param treatment of each row as it was
 * @param usable units that enter the estimate, ascending
 * @param feasible those of them that could have been treated, unless the design says otherwise
 * @param statistic the estimate for any assignment of the treatment
 * @param observations rows of the panel that enter the estimate
 */
record Movable(
        String term,
        int[] unit,
        int[] period,
        double[] treatment,
        int[] usable,
        int[] feasible,
        Function<MovedTreatment, Statistic> statistic,
        int observations) {

    /** The treatment moves over the rows that are used only. */
    static Movable of(
            TidyPanel panel,
            int[] used,
            String term,
            double[] treatment,
            Function<MovedTreatment, Statistic> statistic) {
        int[] unit = IntStream.of(used).map(row -> panel.unit()[row]).toArray();
        return new Movable(
                term,
                unit,
                IntStream.of(used).map(row -> panel.period()[row]).toArray(),
                IntStream.of(used).mapToDouble(row -> treatment[row]).toArray(),
                units(unit),
                units(unit),
                statistic,
                used.length);
    }

    /** The treatment moves over all rows of the panel, whichever are used. */
    static Movable everywhere(
            TidyPanel panel,
            int[] used,
            String term,
            double[] treatment,
            Function<MovedTreatment, Statistic> statistic) {
        int[] usable = units(IntStream.of(used).map(row -> panel.unit()[row]).toArray());
        return new Movable(term, panel.unit(), panel.period(), treatment, usable, usable, statistic, used.length);
    }

    /** The same with fewer feasible units. */
    Movable feasible(IntPredicate unit) {
        int[] fewer = IntStream.of(usable).filter(unit).toArray();
        return new Movable(term, this.unit, period, treatment, usable, fewer, statistic, observations);
    }

    /** The units that occur, in order. */
    static int[] units(int[] unit) {
        return IntStream.of(unit).distinct().sorted().toArray();
    }
}
