package org.lindero.bench.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./lindero bench calibration}: prints how often the methods and the page are right, and writes it to target/. */
public final class Calibration {

    private static final int DRAWS = 2000;
    private static final int SLOWER = 200;
    private static final Path FILE = Path.of("target/calibration.md");

    private Calibration() {}

    /**
     * Runs every setting.
     *
     * @param arguments programmes a setting (2,000), of these with the slower methods (200), part of the names of the settings (all)
     */
    public static void main(String[] arguments) throws IOException {
        int draws = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DRAWS;
        int slower = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Math.min(SLOWER, draws);
        String part = arguments.length > 2 ? arguments[2] : "";
        var options = Options.of(draws, slower);
        List<SettingResult> results = new ArrayList<>();
        for (var setting : Settings.ALL) {
            if (setting.name().contains(part)) {
                long start = System.nanoTime();
                results.add(Study.run(setting, options));
                System.out.printf("%s: %.0f s%n", setting.name(), (System.nanoTime() - start) / 1e9);
                Files.createDirectories(FILE.getParent());
                Files.writeString(FILE, new Report(options, results).text());
            }
        }
        System.out.println(new Report(options, results).text());
    }
}
