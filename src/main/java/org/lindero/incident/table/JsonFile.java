package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.TextEncoding;
import org.lindero.area.UnreadableFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records in JSON, one a row: {@code dataValues} of DHIS2, whose period and place may be said once for all; {@code submissions}
 * of KoboToolbox with the form in {@code content}, {@code results} of its API, {@code value} of ODK; or a plain list. A group of
 * questions stands before each of its own, as in {@code grupo/pregunta}; repeated groups are not part of a row.
 */
final class JsonFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_COLUMNS = 2_000;

    private final String name;
    private final PackedRows rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private FormAnswers answers = FormAnswers.NONE;
    private boolean emptyList;

    private JsonFile(String name) {
        this.name = name;
        rows = new PackedRows(name);
    }

    /** Opens a file of records; one that is no JSON or has no records is refused. */
    static TableFile open(String name, byte[] bytes) {
        var file = new JsonFile(name);
        try (var parser = JSON.createParser(TextEncoding.decode(bytes))) {
            file.read(parser);
        } catch (JacksonException broken) {
            var where = broken.getLocation();
            return new RefusedFile(
                    name,
                    ImportProblem.error(
                            FileProblem.BROKEN_JSON,
                            name,
                            where == null ? 1 : where.getLineNr(),
                            where == null ? 1 : where.getColumnNr()));
        } catch (UnreadableFileException refused) {
            return new RefusedFile(name, refused.problem());
        }
        return file.rows.size() == 0
                ? new RefusedFile(name, ImportProblem.error(file.none(), name))
                : new Records(file.table());
    }

    private FileProblem none() {
        return emptyList ? FileProblem.NO_SUBMISSIONS : FileProblem.NO_RECORDS;
    }

    private record Records(Table records) implements TableFile {
        @Override
        public String name() {
            return records.name();
        }

        @Override
        public Table table(Reading reading) {
            return records;
        }
    }

    private Table table() {
        defaults.keySet().forEach(heading -> columns.putIfAbsent(heading, columns.size()));
        return new RecordTable(name, List.copyOf(columns.keySet()), rows, new HashMap<>(defaults), answers);
    }

    private void read(JsonParser parser) {
        var first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            records(parser);
        } else if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser, parser.currentName());
            }
        }
    }

    private void member(JsonParser parser, String key) {
        var token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && rows.size() == 0) {
            records(parser);
        } else if (key.equals("content") && token == JsonToken.START_OBJECT) {
            answers = FormAnswers.of(parser.readValueAsTree());
        } else if (token != null && token.isScalarValue()) {
            if (token != JsonToken.VALUE_NULL && (key.equals("period") || key.equals("orgUnit"))) {
                defaults.put(key, parser.getString());
            }
        } else {
            parser.skipChildren();
        }
    }

    private void records(JsonParser parser) {
        var first = parser.nextToken();
        emptyList |= first == JsonToken.END_ARRAY;
        for (var token = first; token != JsonToken.END_ARRAY && token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                var cells = new TreeMap<Integer, String>();
                put("", parser.readValueAsTree(), cells);
                rows.add(rows.size() + 2, cells);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void put(String path, JsonNode node, SortedMap<Integer, String> cells) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> put(
                            path.isEmpty() ? member.getKey() : path + "/" + member.getKey(), member.getValue(), cells));
            return;
        }
        var text = text(node);
        if (text != null && !text.isBlank() && !path.isEmpty()) {
            cells.put(column(path), text.strip());
        }
    }

    private int column(String heading) {
        if (columns.size() >= MAX_COLUMNS) {
            throw new UnreadableFileException(ImportProblem.error(FileProblem.NOT_A_TABLE, name));
        }
        return columns.computeIfAbsent(heading, key -> columns.size());
    }

    /** The text of a value or of a list of values; null of a list of records. */
    private static @Nullable String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isNull() ? null : node.asString();
        }
        var parts = new ArrayList<String>();
        for (var part : node) {
            if (part.isContainer()) {
                return null;
            }
            if (!part.isNull()) {
                parts.add(part.asString());
            }
        }
        return String.join(" ", parts);
    }
}
