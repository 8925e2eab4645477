package org.lindero.cli.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.BoundaryReader;
import org.lindero.shared.Terminal;

/** The command {@code inspect FILE [--layer NAME] [--json]}: what the importer sees in a file. */
public final class Inspect {

    /** The file can be read, perhaps with problems. */
    static final int READABLE = 0;

    /** A bug of ours. */
    static final int BROKEN = 1;

    /** The file cannot be read, or the command is wrong. */
    static final int UNREADABLE = 2;

    private static final String USAGE = "usage: ./lindero inspect FILE [--layer NAME] [--json]";

    private final Consumer<String> output;
    private final Consumer<String> errors;
    private final Sentences sentences;

    Inspect(Consumer<String> output, Consumer<String> errors, Locale locale) {
        this.output = output;
        this.errors = errors;
        sentences = new Sentences(locale);
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        // the workbook library tells its log about every damaged file, and the log would stand between the lines
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        System.exit(new Inspect(Terminal::print, Terminal::printError, Locale.getDefault()).run(List.of(args)));
    }

    /** Runs the command; whatever happens, the person at the terminal gets lines and no stack trace. */
    int run(List<String> args) {
        var rest = new ArrayList<>(args);
        boolean json = rest.remove("--json");
        var layer = layer(rest);
        if (rest.size() != 1 || rest.getFirst().startsWith("--")) {
            return refuse(USAGE);
        }
        try {
            var path = Path.of(rest.getFirst());
            if (!Files.isRegularFile(path)) {
                return refuse(rest.getFirst() + (Files.exists(path) ? " is no file" : " does not exist"));
            }
            if (Files.size(path) > BoundaryReader.MAX_BYTES) {
                return refuse("%s is larger than %d MB".formatted(path, BoundaryReader.MAX_BYTES >> 20));
            }
            return inspect(path, layer, json);
        } catch (InvalidPathException | IOException unusable) {
            return refuse(rest.getFirst() + " cannot be read");
        } catch (OutOfMemoryError tooLarge) {
            errors.accept("lindero: the memory is too small for this file; raise it with LINDERO_MEMORY=2g");
            return BROKEN;
        } catch (RuntimeException bug) {
            errors.accept("lindero: this is a bug, please report it: "
                    + String.valueOf(bug).lines().findFirst().orElse(""));
            return BROKEN;
        }
    }

    private int inspect(Path path, @Nullable String layer, boolean json) throws IOException {
        var name = String.valueOf(path.getFileName());
        var bytes = ShapefileParts.isShapefile(name) ? ShapefileParts.zipped(path) : Files.readAllBytes(path);
        var seen = FileInspector.inspect(name, bytes, layer, sentences);
        if (json || seen.readable()) {
            output.accept(json ? Report.json(seen) : Report.text(name, seen));
        }
        return seen.readable() ? READABLE : refuse(name + ": " + whyNot(seen));
    }

    private static String whyNot(Inspection seen) {
        return seen.problems().stream()
                .filter(problem -> problem.level().equals("error"))
                .map(Inspection.Problem::message)
                .findFirst()
                .orElse("cannot be read");
    }

    private static @Nullable String layer(List<String> rest) {
        int at = rest.indexOf("--layer");
        if (at < 0 || at + 1 >= rest.size()) {
            return null;
        }
        var layer = rest.remove(at + 1);
        rest.remove(at);
        return layer;
    }

    private int refuse(String why) {
        errors.accept("lindero: " + why);
        return UNREADABLE;
    }
}
