package org.lindero.cli.evaluate.input;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all analyses of a design share: the seed, the level of the intervals, the panel, the areas. Files are read when they are first asked for. */
public final class Study {

    private static final long SEED = 1;

    private final Path folder;
    private final Block design;
    private final long seed;
    private final double level;
    private @Nullable TidyPanel panel;
    private @Nullable StudyAreas areas;

    Study(Path folder, Block design) {
        this.folder = folder;
        this.design = design;
        this.seed = design.seed("seed", SEED);
        this.level = design.share("level", 0.95);
    }

    /** Of all random numbers; recorded in the result. */
    public long seed() {
        return seed;
    }

    /** Level of every interval, in (0, 1). */
    public double level() {
        return level;
    }

    /**
     * The panel.
     *
     * @throws DesignException when the design has none, or it cannot be read
     */
    public TidyPanel panel() {
        if (panel == null) {
            var block = design.object("panel", Set.of("file", "unit", "period"));
            panel = TidyPanel.read(table(block), block.column("unit"), block.column("period"));
        }
        return panel;
    }

    /** Whether the design has areas. */
    public boolean hasAreas() {
        return design.has("areas");
    }

    /**
     * The areas.
     *
     * @throws DesignException when the design has none, or they cannot be read
     */
    public StudyAreas areas() {
        if (areas == null) {
            var block = design.object("areas", Set.of("file", "unit", "crs"));
            var crs = block.has("crs") ? block.text("crs") : null;
            areas = StudyAreas.read(file(block), block.column("unit"), crs);
        }
        return areas;
    }

    /** The CSV file that a block names by its key {@code file}. */
    public Table table(Block block) {
        return Table.read(file(block));
    }

    private Path file(Block block) {
        try {
            var path = folder.resolve(block.text("file"));
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException unusable) {
            // said below
        }
        throw block.wrong("file", "there is no file " + DesignException.quote(block.text("file")));
    }
}
