package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.ColumnName;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.synthetic.OutcomePanel;
import org.lindero.engine.synthetic.Predictor;

/** What the methods that put a comparison together from other units read from the panel. */
final class SyntheticInput {

    private SyntheticInput() {}

    static OutcomePanel outcome(TidyPanel panel, ColumnName column) {
        return OutcomePanel.of(panel.units(), panel.periods(), panel.grid(panel.numbers(column)));
    }

    /** Each column's mean over the periods before the start, empty cells left out. */
    static List<Predictor> predictors(TidyPanel panel, List<ColumnName> columns, int start) {
        return columns.stream()
                .map(column -> Predictor.of(
                        column.name(),
                        Arrays.stream(panel.grid(panel.numbers(column)))
                                .mapToDouble(row -> meanBefore(row, start))
                                .toArray()))
                .toList();
    }

    private static double meanBefore(double[] row, int start) {
        return Arrays.stream(row, 0, start).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /** The units that are ever treated. */
    static int[] treated(Block block, TidyPanel panel) {
        double[][] treatment = panel.grid(panel.indicator(block.column("treatment")));
        int[] treated = IntStream.range(0, treatment.length)
                .filter(unit -> Arrays.stream(treatment[unit]).anyMatch(d -> d == 1))
                .toArray();
        if (treated.length == 0) {
            throw new EstimationException(EstimationException.Reason.NO_VARIATION, "no unit is ever treated");
        }
        return treated;
    }
}
