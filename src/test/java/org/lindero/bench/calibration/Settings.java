package org.lindero.bench.calibration;

import static org.lindero.bench.calibration.Climate.ROUGH;
import static org.lindero.bench.calibration.Climate.USUAL;
import static org.lindero.bench.calibration.Setting.Selection.MOST_EVENTS;
import static org.lindero.bench.calibration.Setting.Selection.RANDOM;
import static org.lindero.bench.calibration.Setting.Selection.RECENT_PEAK;

import java.util.List;

/** The settings of the study: programmes that do nothing, chosen in several ways, and programmes that work. */
final class Settings {

    private static final City.Plan SMALL = new City.Plan(16, 3);
    private static final City.Plan MIDDLE = new City.Plan(20, 4);
    private static final City.Plan LARGE = new City.Plan(28, 5);

    static final List<Setting> ALL = List.of(
            new Setting("nothing, 1 set at random", SMALL, USUAL, RANDOM, 24, 1, 0, 0, 0),
            new Setting("nothing, 3 sets at random", SMALL, USUAL, RANDOM, 24, 3, 3, 0, 0),
            new Setting("nothing, 3 sets by recent peak", SMALL, USUAL, RECENT_PEAK, 24, 3, 3, 0, 0),
            new Setting("nothing, 3 sets by recent peak, rough", SMALL, ROUGH, RECENT_PEAK, 24, 3, 3, 0, 0),
            new Setting("nothing, 3 sets by recent peak, 12 months before", SMALL, USUAL, RECENT_PEAK, 12, 3, 3, 0, 0),
            new Setting("nothing, 3 sets with most events", SMALL, USUAL, MOST_EVENTS, 24, 3, 3, 0, 0),
            new Setting("nothing, 6 sets at random", MIDDLE, USUAL, RANDOM, 24, 6, 2, 0, 0),
            new Setting("nothing, 6 sets with most events", MIDDLE, USUAL, MOST_EVENTS, 24, 6, 2, 0, 0),
            new Setting("nothing, 12 sets at random", LARGE, USUAL, RANDOM, 24, 12, 1, 0, 0),
            new Setting("nothing, 12 sets by recent peak", LARGE, USUAL, RECENT_PEAK, 24, 12, 1, 0, 0),
            new Setting("25 % fewer, no spill-over, 3 sets at random", SMALL, USUAL, RANDOM, 24, 3, 3, 0.25, 0),
            new Setting("25 % fewer, displacement, 3 sets at random", SMALL, USUAL, RANDOM, 24, 3, 3, 0.25, -0.12),
            new Setting("25 % fewer, displacement, 12 sets at random", LARGE, USUAL, RANDOM, 24, 12, 1, 0.25, -0.12),
            new Setting("25 % fewer, diffusion, 12 sets at random", LARGE, USUAL, RANDOM, 24, 12, 1, 0.25, 0.12));

    private Settings() {}
}
