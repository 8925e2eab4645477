package org.lindero.cli.evaluate.input;

/**
 * A column of the panel as the design names it.
 *
 * @param name its heading
 * @param place where the design says so, such as {@code analyses[0].outcome}
 */
public record ColumnName(String name, String place) {}
