package org.lindero.bench.calibration;

import java.util.Collection;

/** What a method said over many trials. */
record Tally(
        int trials, int intervals, double bias, double biasError, double rootMeanSquare, int covered, int excluding) {

    static Tally of(Collection<Finding> findings) {
        int n = findings.size();
        double sum = 0;
        double squares = 0;
        int intervals = 0;
        int covered = 0;
        int excluding = 0;
        for (var finding : findings) {
            double error = finding.estimate() - finding.truth();
            sum += error;
            squares += error * error;
            intervals += finding.interval() == null ? 0 : 1;
            covered += finding.covers() ? 1 : 0;
            excluding += finding.excludesZero() ? 1 : 0;
        }
        double bias = sum / n;
        double variance = n < 2 ? 0 : (squares - n * bias * bias) / (n - 1);
        return new Tally(n, intervals, bias, Math.sqrt(variance / n), Math.sqrt(squares / n), covered, excluding);
    }

    /** How often the interval held the truth, where there was an interval. */
    Share coverage() {
        return new Share(covered, intervals);
    }

    /** How often the interval left zero out, where there was an interval: the false-positive rate when nothing was done. */
    Share rejection() {
        return new Share(excluding, intervals);
    }
}
