package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.did.EventStudy;

/** When treatment starts, as the engine wants it: the position of the first treated period, {@link EventStudy#NEVER} if there is none. */
final class Starts {

    private Starts() {}

    /** The start of each unit, from the column of the key {@code first}. */
    static int[] byUnit(Block block, TidyPanel panel) {
        return Arrays.stream(panel.firstByUnit(block.column("first")))
                .map(first -> first == TidyPanel.NEVER ? EventStudy.NEVER : first)
                .toArray();
    }

    /** The start of each row's unit. */
    static int[] byRow(TidyPanel panel, int[] byUnit) {
        return IntStream.of(panel.unit()).map(unit -> byUnit[unit]).toArray();
    }

    /** The treatment of each row. */
    static double[] treatment(TidyPanel panel, int[] byUnit) {
        return IntStream.range(0, panel.rows())
                .mapToDouble(row -> {
                    int first = byUnit[panel.unit()[row]];
                    return first != EventStudy.NEVER && panel.period()[row] >= first ? 1 : 0;
                })
                .toArray();
    }

    /** The start of each unit, from the treatment of each row; rows come by unit, then by period. */
    static int[] of(TidyPanel panel, double[] treatment) {
        int[] first = new int[panel.units().size()];
        Arrays.fill(first, EventStudy.NEVER);
        for (int row = 0; row < treatment.length; row++) {
            int unit = panel.unit()[row];
            first[unit] = treatment[row] > 0 && first[unit] == EventStudy.NEVER ? panel.period()[row] : first[unit];
        }
        return first;
    }

    /** The start of each unit, from the 0/1 column of the key {@code treatment}: a unit that starts must stay treated. */
    static int[] ofTreatment(Block block, TidyPanel panel) {
        var column = block.column("treatment");
        double[] treatment = panel.indicator(column);
        int[] first = new int[panel.units().size()];
        Arrays.fill(first, EventStudy.NEVER);
        for (int row = 0; row < treatment.length; row++) {
            int unit = panel.unit()[row];
            if (treatment[row] == 1 && first[unit] == EventStudy.NEVER) {
                first[unit] = panel.period()[row];
            } else if (treatment[row] == 0 && first[unit] != EventStudy.NEVER) {
                throw panel.wrong(
                        column,
                        row,
                        "unit %s is treated from %s on already; this method needs units that stay treated"
                                .formatted(
                                        panel.units().get(unit), panel.periods().get(first[unit])));
            }
        }
        return first;
    }
}
