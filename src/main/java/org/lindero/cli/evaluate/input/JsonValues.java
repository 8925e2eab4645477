package org.lindero.cli.evaluate.input;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Reads single values of the design file; each says the JSON path when the value does not fit. */
final class JsonValues {

    private JsonValues() {}

    /** A number from 0 to 1; not-a-number for null. */
    static Double probability(String path, JsonNode value) {
        if (value.isNull()) {
            return Double.NaN;
        }
        double number = number(path, value);
        if (number < 0 || number > 1) {
            throw new DesignException(path, "must lie from 0 to 1");
        }
        return number;
    }

    /** A text that is not blank. */
    static String text(String path, JsonNode value) {
        if (!value.isString()) {
            throw new DesignException(path, "a text is expected, not " + kind(value));
        }
        if (value.stringValue().isBlank()) {
            throw new DesignException(path, "is blank");
        }
        return value.stringValue();
    }

    /** A finite number. */
    static Double number(String path, JsonNode value) {
        if (!value.isNumber()) {
            throw new DesignException(path, "a number is expected, not " + kind(value));
        }
        double number = value.asDouble();
        if (!Double.isFinite(number)) {
            throw new DesignException(path, "the number is too large");
        }
        return number;
    }

    /** What a value is, in words. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
