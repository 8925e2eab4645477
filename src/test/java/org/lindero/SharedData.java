package org.lindero;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference data that stands beside the project and never inside it; a test that needs it is skipped without it. */
public final class SharedData {

    private static final Path ROOT = Path.of("..", "shared");

    private SharedData() {}

    /** Whether the file or folder is here. */
    public static boolean has(String path) {
        return Files.exists(ROOT.resolve(path));
    }

    /** The file or folder, or a skipped test that names what is missing. */
    public static Path require(String path) {
        var file = ROOT.resolve(path);
        Assumptions.assumeTrue(has(path), () -> "skipped: ../shared/" + path + " is not here");
        return file;
    }
}
