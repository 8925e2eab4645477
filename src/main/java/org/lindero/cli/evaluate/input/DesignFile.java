package org.lindero.cli.evaluate.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A design file.
 *
 * @param study what its analyses share
 * @param analyses one block each, with different ids
 */
public record DesignFile(Study study, List<Block> analyses) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the file; the data that it names are read later.
     *
     * @throws DesignException when it is no valid design
     */
    public static DesignFile read(Path path) {
        var design = Block.of("", parse(path), Set.of("seed", "level", "panel", "areas", "analyses"));
        var analyses = design.objects("analyses");
        var ids = new HashSet<String>();
        for (var analysis : analyses) {
            if (!ids.add(analysis.text("id"))) {
                throw analysis.wrong("id", DesignException.quote(analysis.text("id")) + " is used twice");
            }
        }
        return new DesignFile(new Study(path.resolveSibling(""), design), analyses);
    }

    private static JsonNode parse(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new DesignException(path.toString(), "there is no such file");
        }
        try {
            byte[] bytes = Files.readAllBytes(path);
            if (bytes.length == 0) {
                throw new DesignException(path.toString(), "the file is empty");
            }
            return JSON.readTree(bytes);
        } catch (JacksonException broken) {
            throw new DesignException(path + place(broken), problem(broken));
        } catch (IOException failed) {
            throw new DesignException(path.toString(), "cannot be read");
        }
    }

    private static String place(JacksonException broken) {
        var at = broken.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String problem(JacksonException broken) {
        return broken instanceof UnexpectedEndOfInputException
                ? "the JSON ends too early"
                : "not valid JSON: " + broken.getOriginalMessage();
    }
}
