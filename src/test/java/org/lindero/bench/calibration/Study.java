package org.lindero.bench.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lindero.bench.calibration.TrialEvaluation.Beside;

/** Draws the programmes of a setting and evaluates each; the same for the same seed on any number of threads. */
final class Study {

    private static final int BLOCK = 50;

    private Study() {}

    static SettingResult run(Setting setting, Options options) {
        List<TrialResult> trials = new ArrayList<>();
        for (int start = 0; start < options.draws(); start += BLOCK) {
            trials.addAll(IntStream.range(start, Math.min(options.draws(), start + BLOCK))
                    .parallel()
                    .mapToObj(number -> TrialEvaluation.of(
                            Trial.draw(setting, options.seed(), number), options, beside(number, options)))
                    .toList());
        }
        return new SettingResult(setting, trials);
    }

    private static Beside beside(int number, Options options) {
        if (number >= options.slower()) {
            return Beside.QUICK;
        }
        return number < options.otherErrors() ? Beside.OTHER_ERRORS : Beside.SLOWER;
    }
}
