package org.lindero.engine.synthetic;

import java.util.Arrays;
import java.util.List;
import org.lindero.engine.Oracle;

/** California's Proposition 99: cigarette sales in 39 states, 1970 to 2000, the programme from 1989 on. */
public final class Prop99 {

    public static final String TREATED = "California";
    public static final int START = 19;

    private Prop99() {}

    /** The panel, or a skipped test. */
    public static OutcomePanel panel() {
        var rows = Oracle.require("O10_synth_prop99").rows("smoking.csv");
        var units = rows.stream().map(row -> row.getField("state")).distinct().toList();
        var years = rows.stream()
                .map(row -> row.getField("year"))
                .distinct()
                .sorted()
                .toList();
        double[][] sales = new double[units.size()][years.size()];
        rows.forEach(row -> sales[units.indexOf(row.getField("state"))][years.indexOf(row.getField("year"))] =
                Double.parseDouble(row.getField("cigsale")));
        return OutcomePanel.of(units, years, sales);
    }

    /** The comparison of California with all others, by outcomes. */
    public static SyntheticDesign design() {
        var panel = panel();
        return SyntheticDesign.of(panel, position(panel, TREATED), START);
    }

    /** The seven predictors of the reference. */
    public static List<Predictor> predictors(OutcomePanel panel) {
        return Oracle.require("O10_synth_prop99").rows("predictors_X1_X0.csv").stream()
                .map(row -> {
                    double[] values = new double[panel.unitCount()];
                    Arrays.setAll(values, i -> Double.parseDouble(row.getField(panel.unit(i))));
                    return Predictor.of(row.getField("predictor"), values);
                })
                .toList();
    }

    static int position(OutcomePanel panel, String unit) {
        for (int i = 0; i < panel.unitCount(); i++) {
            if (panel.unit(i).equals(unit)) {
                return i;
            }
        }
        throw new IllegalArgumentException(unit);
    }
}
