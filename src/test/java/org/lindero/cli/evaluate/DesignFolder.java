package org.lindero.cli.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lindero.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A folder with a design and its data, in which the command is run. Designs are written with ' for ". */
public final class DesignFolder {

    private final Path folder;
    private final List<String> lines = new ArrayList<>();

    public DesignFolder(Path folder) {
        this.folder = folder;
    }

    public DesignFolder file(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A copy of a file of the shared data. */
    public DesignFolder copy(String shared, String name) {
        try {
            Files.copy(SharedData.require(shared), folder.resolve(name));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public DesignFolder design(String text) {
        return file("design.json", text.replace('\'', '"'));
    }

    /** Runs the command on the design; gives its exit code. */
    public int run(String... options) {
        lines.clear();
        var args = new ArrayList<>(List.of(folder.resolve("design.json").toString(), "--out", out().toString()));
        args.addAll(List.of(options));
        return new Evaluate(lines::add).run(args);
    }

    /** What was printed. */
    public List<String> lines() {
        return lines;
    }

    public Path out() {
        return folder.resolve("out");
    }

    public String resultText() {
        try {
            return Files.readString(out().resolve("result.json"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The result file. */
    public JsonNode result() {
        return new ObjectMapper().readTree(resultText());
    }

    /** One analysis of the result file. */
    public JsonNode analysis(String id) {
        return result().path("analyses").path(id);
    }

    /** A figure of an estimate, such as {@code se}. */
    public double figure(String id, String term, String figure) {
        return analysis(id).path("estimates").path(term).path(figure).asDouble();
    }
}
