package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * An event study, its effect the plain mean of the coefficients from the start on.
 *
 * @param first start by unit
 * @param window first and last relative period
 */
record MovedEvents(int[] first, int[] window, int reference, BiFunction<Design, Variance, Fit> fit)
        implements MovedModel {

    /** The columns for starts by unit, of the complete rows. */
    EventStudy study(Regression regression, int[] starts) {
        var panel = regression.panel();
        int[] byRow = IntStream.of(regression.pick(panel.unit()))
                .map(unit -> starts[unit])
                .toArray();
        return EventStudy.of(regression.pick(panel.period()), byRow, window[0], window[1], 1, reference);
    }

    @Override
    public Estimate estimate(Regression regression) {
        var study = study(regression, first);
        return mean(study, fit.apply(study.addTo(regression.design(), ""), regression.variance()));
    }

    @Override
    public Estimate moved(Regression regression, int[] starts, boolean[] rows) {
        var study = study(regression, starts);
        var design = study.addTo(regression.design(), "").rows(rows);
        return mean(study, fit.apply(withoutEmpty(design), regression.variance()));
    }

    /** Relative periods that no row is left of have no coefficient. */
    private static Design withoutEmpty(Design design) {
        var kept = design;
        for (var name : design.names()) {
            int column = design.names().indexOf(name);
            if (Arrays.stream(design.column(column)).allMatch(v -> v == 0)) {
                kept = kept.without(name);
            }
        }
        return kept;
    }

    @Override
    public Fit around(Regression regression, EventStudy study) {
        return fit.apply(study.addTo(regression.design(), ""), regression.variance());
    }

    /** The mean of the coefficients from the start on that the fit has. */
    static Estimate mean(EventStudy study, Fit fit) {
        var names = fit.coefficients().stream().map(c -> c.term()).collect(Collectors.toSet());
        var later = study.relativePeriods().stream()
                .filter(k -> k >= 0 && names.contains("k=" + k))
                .map(k -> "k=" + k)
                .toList();
        if (later.isEmpty()) {
            throw new EstimationException(Reason.NO_POST_PERIOD, "no treated unit is seen from its start on");
        }
        return fit.combination(later.stream().collect(Collectors.toMap(k -> k, k -> 1.0 / later.size())));
    }
}
