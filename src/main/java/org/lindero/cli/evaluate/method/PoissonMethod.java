package org.lindero.cli.evaluate.method;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.count.PoissonFit;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.spatial.MovedRegression;

/** {@code poisson}: counts with unit and period effects, on the log scale. */
public final class PoissonMethod implements MovableMethod {

    private static final String TREATMENT = MovedColumn.TREATMENT;

    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public Set<String> keys() {
        return Regression.keys(TREATMENT, "terms", "offset", "placeboOutcome");
    }

    /** Outcome, treatment or terms, covariates and offset. */
    static Regression regression(Block block, TidyPanel panel) {
        var regression = new Regression(block, panel, panel.counts(block.column("outcome")), Regression.WITHOUT_CR2);
        if (block.has(TREATMENT) == block.has("terms")) {
            throw block.wrong(TREATMENT, "either treatment or terms is needed, and not both");
        }
        if (block.has(TREATMENT)) {
            regression.column(TREATMENT, panel.indicator(block.column(TREATMENT)));
        } else {
            regression.columns(block, "terms");
        }
        regression.columns(block, "covariates");
        if (block.has("offset")) {
            regression.offset(panel.positives(block.column("offset")));
        }
        return regression;
    }

    @Override
    public Movable movable(Block block, Study study) {
        if (!block.has(TREATMENT)) {
            throw block.wrong(TREATMENT, "is missing: terms cannot be moved to other units");
        }
        var panel = study.panel();
        var regression = regression(block, panel);
        return Movable.of(
                panel,
                regression.used(),
                TREATMENT,
                panel.numbers(block.column(TREATMENT)),
                moved -> MovedRegression.poisson(regression.designWithout(TREATMENT), moved));
    }

    @Override
    public Computation read(Block block, Study study) {
        var regression = regression(block, study.panel());
        boolean treated = block.has(TREATMENT);
        var model = new MovedColumn((d, variance) ->
                PoissonFixedEffects.estimate(d, variance, study.level()).fit());
        var diagnostics = new PanelDiagnostics(block, study, regression, model, true);
        return () -> {
            var fit = PoissonFixedEffects.estimate(regression.design(), regression.variance(), study.level());
            var outcome = outcome(fit, treated, regression.missing());
            if (treated) {
                diagnostics.addTo(
                        outcome,
                        fit.fit().coefficient(TREATMENT),
                        () -> diagnostics.timing(regression.complete(TREATMENT)),
                        implied(fit, regression.used().length));
            }
            return Diagnostics.complete(outcome, treated ? Diagnostics.COUNTS : WITHOUT_TREATMENT);
        };
    }

    private static final Map<String, String> WITHOUT_TREATMENT = Diagnostics.NAMES.stream()
            .collect(Collectors.toMap(
                    name -> name, name -> "with terms the method does not know which one is the treatment"));

    /** Working weight × demeaned treatment of every complete row; zero in those that were dropped. */
    private static double[] implied(PoissonFit fit, int rows) {
        double[] column = fit.demeaned(fit.used().names().indexOf(TREATMENT));
        double[] weights = fit.step().weights();
        double[] implied = new double[rows];
        int used = 0;
        for (int row = 0; row < rows; row++) {
            if (fit.kept(row)) {
                implied[row] = weights[used] * column[used];
                used++;
            }
        }
        return implied;
    }

    private static Outcome outcome(PoissonFit fit, boolean treated, int missing) {
        var outcome = Outcome.of(fit.fit()).field("dropped", fit.droppedRows());
        for (var coefficient : fit.fit().coefficients()) {
            outcome.estimate(coefficient.term(), Outcome.ratio(coefficient.estimate()));
        }
        if (treated) {
            var prevented = fit.prevented(TREATMENT);
            outcome.field("prevented", Outcome.figures(prevented.value(), prevented.interval()));
        }
        return outcome.diagnostic("missingRows", missing).diagnostic("dispersion", fit.dispersion());
    }
}
