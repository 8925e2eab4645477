package org.lindero.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.DesignException;
import org.lindero.cli.evaluate.input.DesignFile;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.method.Method.Computation;
import org.lindero.engine.EstimationException;
import org.lindero.shared.Terminal;

/** The command {@code evaluate DESIGN.json --out DIR [--xlsx]}: the engine without the web. */
public final class Evaluate {

    /** Every analysis gave a result. */
    static final int DONE = 0;

    /** A bug of ours. */
    static final int BROKEN = 1;

    /** The design, or the command itself, is wrong: nothing was written. */
    static final int WRONG = 2;

    /** The data cannot support one of the analyses; the others were written. */
    static final int REFUSED = 3;

    private static final String USAGE = "usage: ./lindero evaluate DESIGN.json --out DIR [--xlsx]";

    private final Consumer<String> terminal;

    Evaluate(Consumer<String> terminal) {
        this.terminal = terminal;
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(new Evaluate(Terminal::print).run(List.of(args)));
    }

    /** Runs the command; whatever happens, the person at the terminal gets lines and no stack trace. */
    int run(List<String> args) {
        try {
            return evaluate(Arguments.of(args));
        } catch (DesignException wrong) {
            terminal.accept("lindero: " + wrong.getMessage());
            return WRONG;
        } catch (OutOfMemoryError tooLarge) {
            terminal.accept("lindero: the memory is too small for this design; raise it with LINDERO_MEMORY=2g");
            return BROKEN;
        } catch (RuntimeException bug) {
            terminal.accept("lindero: this is a bug, please report it: "
                    + String.valueOf(bug).lines().findFirst().orElse(""));
            return BROKEN;
        }
    }

    private record Arguments(Path design, Path out, boolean workbook) {

        static Arguments of(List<String> args) {
            var rest = new ArrayList<>(args);
            boolean workbook = rest.remove("--xlsx");
            int out = rest.indexOf("--out");
            if (out < 0 || out + 1 >= rest.size()) {
                throw new DesignException(USAGE, "--out DIR is missing");
            }
            var folder = rest.remove(out + 1);
            rest.remove(out);
            if (rest.size() != 1 || rest.getFirst().startsWith("--")) {
                throw new DesignException(USAGE, rest.isEmpty() ? "the design is missing" : "unknown " + rest);
            }
            try {
                return new Arguments(Path.of(rest.getFirst()), Path.of(folder), workbook);
            } catch (InvalidPathException unusable) {
                throw new DesignException(USAGE, "not a path: " + unusable.getInput());
            }
        }
    }

    private int evaluate(Arguments arguments) {
        var design = DesignFile.read(arguments.design());
        Map<Block, Computation> computations = new LinkedHashMap<>();
        design.analyses().forEach(block -> computations.put(block, read(block, design.study())));
        if (Files.exists(arguments.out()) && !Files.isDirectory(arguments.out())) {
            throw new DesignException(arguments.out().toString(), "is a file, not a folder");
        }
        var finished = new ArrayList<Finished>();
        computations.forEach((block, computation) -> {
            var analysis = finish(block, computation);
            terminal.accept(analysis.line());
            finished.add(analysis);
        });
        // both are made before either is written
        byte[] workbook = arguments.workbook() ? ResultWorkbook.bytes(finished) : new byte[0];
        write(arguments.out(), "result.json", ResultFile.bytes(design.study().seed(), finished));
        if (arguments.workbook()) {
            write(arguments.out(), "evaluation.xlsx", workbook);
        }
        return finished.stream().anyMatch(a -> a.refused() != null) ? REFUSED : DONE;
    }

    /** Data that turn out not to support an analysis while they are read refuse that analysis only. */
    private static Computation read(Block block, Study study) {
        try {
            return Methods.read(block, study);
        } catch (EstimationException refused) {
            return () -> {
                throw refused;
            };
        }
    }

    private static Finished finish(Block block, Computation computation) {
        try {
            return new Finished(block.text("id"), block.text("method"), computation.run(), null);
        } catch (EstimationException refused) {
            return new Finished(block.text("id"), block.text("method"), null, refused);
        }
    }

    /** Half a file is never left behind. */
    private static void write(Path folder, String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            var partial = Files.write(folder.resolve(name + ".part"), bytes);
            Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new DesignException(folder.resolve(name).toString(), "cannot be written");
        }
    }
}
