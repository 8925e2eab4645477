package org.lindero.bench.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class StudyTest {

    private static final Options FEW = new Options(3, 1, 0, 5, 19, 10);

    @Test
    void theSameSeedGivesTheSameAnswersOnAnyNumberOfThreads() throws Exception {
        var setting = setting("25 % fewer, displacement, 3 sets at random");
        SettingResult alone;
        try (var pool = new ForkJoinPool(1)) {
            alone = pool.submit(() -> Study.run(setting, FEW)).get();
        }

        assertThat(Study.run(setting, FEW)).isEqualTo(alone);
        assertThat(alone.methods())
                .containsKeys("imputation: treated", "WDD: treated", "pooled Poisson, NESTED: treated");
    }

    @Test
    void theTruthIsWhatTheSettingPlants() {
        var trial = Trial.draw(setting("25 % fewer, displacement, 3 sets at random"), 5, 0);
        var site = trial.sites().getFirst();
        int inside = site.areas().first();
        int beside = trial.city().around(site.areas(), 1).stream()
                .filter(area -> !site.areas().contains(area))
                .findFirst()
                .orElseThrow();

        assertThat(truth(trial, inside, site.start())).isCloseTo(25, within(1e-9));
        assertThat(truth(trial, beside, site.start())).isCloseTo(-12, within(1e-9));
        assertThat(truth(trial, inside, site.start() - 1)).isLessThan(25);
    }

    private static double truth(Trial trial, int area, int from) {
        return trial.truth(new int[] {area}, new int[] {from}, Setting.MONTHS).percent();
    }

    private static Setting setting(String name) {
        return Settings.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
