package org.lindero.engine.place;

/** How much more counts vary than Poisson numbers, from the periods before anything started. */
final class Dispersion {

    private Dispersion() {}

    /** Pearson's statistic of the imputation over its degrees of freedom, at least one. */
    static double before(PlacePanel panel) {
        int periods = PlaceRobustness.earliestStart(panel);
        var cut = PlaceRobustness.startingAt(panel, Math.max(1, periods), Math.max(1, periods) - 1);
        var imputation = new Imputation(cut);
        double[] weight = new double[cut.areaCount()];
        int[] from = new int[cut.areaCount()];
        int used = 0;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = cut.role(i) == PlacePanel.CLEAN ? 1 : 0;
            from[i] = periods;
            used += (int) weight[i];
        }
        var trends = imputation.fit(weight, from);
        double pearson = 0;
        int cells = 0;
        for (int i = 0; i < weight.length; i++) {
            for (int t = 0; weight[i] > 0 && t < periods; t++) {
                double mean = imputation.mean(trends, i, periods, t);
                if (mean > 0 && !Double.isNaN(cut.outcome(i, t))) {
                    pearson += (cut.outcome(i, t) - mean) * (cut.outcome(i, t) - mean) / mean;
                    cells++;
                }
            }
        }
        int freedom = cells - used - periods + 1;
        return freedom > 0 ? Math.max(1, pearson / freedom) : 1;
    }
}
