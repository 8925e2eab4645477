package org.lindero.cli.evaluate.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of the design file. Every getter checks the type and says the JSON path when it does not fit; a key that is null counts
 * as absent.
 */
public final class Block {

    private final String path;
    private final JsonNode node;
    /** The keys that may be asked for; absent as long as the keys are not known. */
    private final @Nullable Set<String> keys;

    private Block(String path, JsonNode node, @Nullable Set<String> keys) {
        this.path = path;
        this.node = node;
        this.keys = keys;
    }

    /**
     * An object that may hold the keys and no others.
     *
     * @param path its place in the file; empty for the whole design
     */
    static Block of(String path, JsonNode node, Set<String> keys) {
        var block = new Block(path, requireObject(path, node), Set.copyOf(keys));
        for (var key : node.propertyNames()) {
            if (!keys.contains(key)) {
                throw block.wrong(
                        key,
                        "unknown key; known are "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        }
        return block;
    }

    private static Block open(String path, JsonNode node) {
        return new Block(path, requireObject(path, node), null);
    }

    private static JsonNode requireObject(String path, JsonNode node) {
        if (!node.isObject()) {
            throw new DesignException(path.isEmpty() ? "the design" : path, "an object { … } is expected");
        }
        return node;
    }

    /** The same object with the keys that it may hold now that more is known about it. */
    public Block allowing(Set<String> known) {
        return of(path, node, known);
    }

    /** Where it stands in the file, such as {@code analyses[0]}. */
    public String path() {
        return path;
    }

    /** The place of one of its keys. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** What is wrong with one of its keys. */
    public DesignException wrong(String key, String problem) {
        return new DesignException(path(key), problem);
    }

    public boolean has(String key) {
        return find(key) != null;
    }

    /** A text that must be there. */
    public String text(String key) {
        return JsonValues.text(path(key), require(key));
    }

    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** One of some words. */
    public String choice(String key, Collection<String> words, String otherwise) {
        return has(key) ? choice(key, words) : otherwise;
    }

    /** One of some words, which must be there. */
    public String choice(String key, Collection<String> words) {
        var word = text(key);
        if (!words.contains(word)) {
            throw wrong(key, DesignException.quote(word) + " is none of " + String.join(", ", words));
        }
        return word;
    }

    /** A constant of an enumeration, as it is written there. */
    public <E extends Enum<E>> E choice(String key, Collection<E> constants, E otherwise) {
        var word = choice(key, constants.stream().map(Enum::name).toList(), otherwise.name());
        return constants.stream().filter(c -> c.name().equals(word)).findFirst().orElseThrow();
    }

    /** Yes or no. */
    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        var value = require(key);
        if (!value.isBoolean()) {
            throw wrong(key, "true or false is expected, not " + JsonValues.kind(value));
        }
        return value.booleanValue();
    }

    /** A finite number that must be there. */
    public double number(String key) {
        return JsonValues.number(path(key), require(key));
    }

    public double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    /** A number above zero. */
    public double positive(String key) {
        double value = number(key);
        if (!(value > 0)) {
            throw wrong(key, "must be above zero");
        }
        return value;
    }

    public double positive(String key, double otherwise) {
        return has(key) ? positive(key) : otherwise;
    }

    /** Degrees of freedom: positive; absent, or null in the file, for the normal distribution. */
    public double degreesOfFreedom(String key) {
        return positive(key, Double.POSITIVE_INFINITY);
    }

    /** A number between zero and one, the ends left out. */
    public double share(String key, double otherwise) {
        double value = number(key, otherwise);
        if (!(value > 0 && value < 1)) {
            throw wrong(key, "must lie between 0 and 1");
        }
        return value;
    }

    /** A whole number in a range, the ends included. */
    public int whole(String key, int otherwise, int lowest, int highest) {
        if (!has(key)) {
            return otherwise;
        }
        double value = number(key);
        if (value != Math.rint(value) || value < lowest || value > highest) {
            throw wrong(key, "a whole number from %d to %d is expected".formatted(lowest, highest));
        }
        return (int) value;
    }

    /** A whole number of any size. */
    long seed(String key, long otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        var value = require(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(key, "a whole number is expected");
        }
        return value.longValue();
    }

    /** A list of finite numbers, not empty. */
    public double[] numbers(String key) {
        return list(key, JsonValues::number).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** A list of numbers from 0 to 1, not empty; not-a-number for null. */
    public double[] probabilities(String key) {
        return list(key, JsonValues::probability).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The edges of bins: at least two numbers, not negative and ascending; the last may be null, and then has no end. */
    public double[] edges(String key) {
        double[] edges = list(
                        key,
                        (place, value) -> value.isNull()
                                ? Double.valueOf(Double.POSITIVE_INFINITY)
                                : JsonValues.number(place, value))
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (int k = 0; k < edges.length; k++) {
            if (edges[k] < 0 || k > 0 && !(edges[k] > edges[k - 1])) {
                throw wrong(key, "edges that are not negative and ascend are expected; only the last may be null");
            }
        }
        if (edges.length < 2) {
            throw wrong(key, "at least two edges are expected");
        }
        return edges;
    }

    /** A list of two numbers. */
    public double[] pair(String key) {
        double[] pair = numbers(key);
        if (pair.length != 2) {
            throw wrong(key, "two numbers are expected, not " + pair.length);
        }
        return pair;
    }

    /** A list of texts, not empty and all different. */
    public List<String> texts(String key) {
        var texts = list(key, JsonValues::text);
        var seen = new HashSet<String>();
        for (var text : texts) {
            if (!seen.add(text)) {
                throw wrong(key, DesignException.quote(text) + " stands there twice");
            }
        }
        return texts;
    }

    /** A period that must be given, as a text or as a number. */
    String period(String key) {
        var value = require(key);
        return value.isNumber() ? value.asString() : text(key);
    }

    /** The name of a column that must be given. */
    public ColumnName column(String key) {
        return new ColumnName(text(key), path(key));
    }

    /** The names of columns; none when the key is absent. */
    public List<ColumnName> columns(String key) {
        var columns = new ArrayList<ColumnName>();
        for (var name : has(key) ? texts(key) : List.<String>of()) {
            columns.add(new ColumnName(name, path(key) + "[" + columns.size() + "]"));
        }
        return List.copyOf(columns);
    }

    /** Whether a key holds a list. */
    public boolean isList(String key) {
        var value = find(key);
        return value != null && value.isArray();
    }

    /** An object that must be there, with the keys that it may hold. */
    public Block object(String key, Set<String> known) {
        return of(path(key), require(key), known);
    }

    /** An object whose keys are looked at later, with {@link #allowing}. */
    public Block object(String key) {
        return open(path(key), require(key));
    }

    /** The objects of a list, not empty, whose keys are looked at later. */
    List<Block> objects(String key) {
        return list(key, Block::open);
    }

    private <T> List<T> list(String key, BiFunction<String, JsonNode, T> element) {
        var value = require(key);
        if (!value.isArray()) {
            throw wrong(key, "a list [ … ] is expected, not " + JsonValues.kind(value));
        }
        if (value.isEmpty()) {
            throw wrong(key, "the list is empty");
        }
        var elements = new ArrayList<T>();
        for (var one : value) {
            elements.add(element.apply(path(key) + "[" + elements.size() + "]", one));
        }
        return List.copyOf(elements);
    }

    private JsonNode require(String key) {
        var value = find(key);
        if (value == null) {
            throw wrong(key, "is missing");
        }
        return value;
    }

    private @Nullable JsonNode find(String key) {
        if (keys != null && !keys.contains(key)) {
            throw new IllegalArgumentException("not among the known keys: " + key);
        }
        var value = node.get(key);
        return value == null || value.isNull() ? null : value;
    }
}
