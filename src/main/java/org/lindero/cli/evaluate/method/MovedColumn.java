package org.lindero.cli.evaluate.method;

import java.util.function.BiFunction;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * A regression whose treatment is one column.
 *
 * @param fit of a design, with the errors asked for
 */
record MovedColumn(BiFunction<Design, Variance, Fit> fit) implements MovedModel {

    static final String TREATMENT = "treatment";

    @Override
    public Estimate estimate(Regression regression) {
        return fit.apply(regression.design(), regression.variance()).coefficient(TREATMENT);
    }

    @Override
    public Estimate moved(Regression regression, int[] first, boolean[] rows) {
        var design = regression.designWithout(TREATMENT).column(TREATMENT, regression.started(first));
        return fit.apply(design.rows(rows), regression.variance()).coefficient(TREATMENT);
    }

    @Override
    public Fit around(Regression regression, EventStudy study) {
        return fit.apply(study.addTo(regression.designWithout(TREATMENT), ""), regression.variance());
    }
}
