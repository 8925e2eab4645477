package org.lindero.bench.calibration;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.Interval;
import org.lindero.engine.place.SetEffect;

/**
 * What one method says about one trial, in percent of the events that were to be expected: positive is prevented.
 *
 * @param truth what the programme really prevented
 * @param interval absent when the method gives none
 */
record Finding(
        String method,
        double truth,
        double estimate,
        @Nullable Interval interval) {

    static Finding of(String method, double truth, SetEffect effect) {
        return new Finding(method, truth, effect.percent(), effect.percentInterval());
    }

    /** Of a coefficient on the log scale. */
    static Finding ofLog(String method, double truth, Estimate logRatio) {
        var interval = logRatio.interval();
        return new Finding(
                method,
                truth,
                -100 * Math.expm1(logRatio.value()),
                new Interval(
                        -100 * Math.expm1(interval.upper()), -100 * Math.expm1(interval.lower()), interval.level()));
    }

    /** Of a change in events, negative is a fall, where {@code expected} were to be expected for each unit of the change. */
    static Finding ofEvents(String method, double truth, Estimate change, double expected) {
        double unit = -100 / expected;
        var interval = change.interval();
        return new Finding(
                method,
                truth,
                unit * change.value(),
                new Interval(unit * interval.upper(), unit * interval.lower(), interval.level()));
    }

    boolean covers() {
        return interval != null && interval.contains(truth);
    }

    boolean excludesZero() {
        return interval != null && !interval.contains(0);
    }
}
