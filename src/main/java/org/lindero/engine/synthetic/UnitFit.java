package org.lindero.engine.synthetic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit beside its synthetic control. Immutable.
 *
 * @param weights of the donors that have any beyond rounding (1e-10), by code, summing to one
 * @param gaps the unit less its synthetic control, one a period, in the unit of the outcome
 * @param preRmspe root mean square of the gaps before the start; zero when the fit is perfect but for rounding
 * @param postRmspe the same from the start on
 * @param att mean gap from the start on
 */
public record UnitFit(
        String unit, Map<String, Double> weights, List<Double> gaps, double preRmspe, double postRmspe, double att) {

    public UnitFit {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        gaps = List.copyOf(gaps);
    }

    /** Mean square of the gaps from the start on over that before; absent after a perfect fit. */
    public @Nullable Double ratio() {
        return preRmspe > 0 ? postRmspe * postRmspe / (preRmspe * preRmspe) : null;
    }

    /** Whether the gaps grew at least as much as another unit's; after a perfect fit they grew without bound. */
    boolean grewAtLeastAsMuchAs(UnitFit other) {
        Double own = ratio();
        Double its = other.ratio();
        return own == null || its != null && own >= its * (1 - 1e-10);
    }
}
