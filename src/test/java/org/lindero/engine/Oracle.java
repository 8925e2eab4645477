package org.lindero.engine;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lindero.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads a reference case: its data and the numbers that other programs give for them. */
public final class Oracle {

    private final String folder;

    private Oracle(String folder) {
        this.folder = folder;
    }

    /** The case of that name, or a skipped test. */
    public static Oracle require(String name) {
        SharedData.require("oracles/" + name);
        return new Oracle("oracles/" + name);
    }

    public JsonNode expected() {
        return json(folder + "/expected.json");
    }

    public List<NamedCsvRecord> rows(String file) {
        return csv(folder + "/" + file);
    }

    public static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(SharedData.require(path)));
        } catch (IOException failed) {
            throw new IllegalStateException(path, failed);
        }
    }

    public static List<NamedCsvRecord> csv(String path) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(SharedData.require(path))) {
            return reader.stream().toList();
        } catch (IOException failed) {
            throw new IllegalStateException(path, failed);
        }
    }

    public static double[] numbers(List<NamedCsvRecord> rows, String field) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField(field)))
                .toArray();
    }

    public static int[] codes(List<NamedCsvRecord> rows, Function<NamedCsvRecord, String> key) {
        Map<String, Integer> seen = new HashMap<>();
        return rows.stream()
                .mapToInt(row -> seen.computeIfAbsent(key.apply(row), any -> seen.size()))
                .toArray();
    }

    public static int[] codes(List<NamedCsvRecord> rows, String field) {
        return codes(rows, row -> row.getField(field));
    }
}
