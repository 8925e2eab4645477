package org.lindero.incident.table;

import org.jspecify.annotations.Nullable;

/**
 * Where a cell stands in its file.
 *
 * @param sheet its sheet in a workbook, its file in an archive
 * @param row its row, from 1
 * @param column its column, from 0
 * @param label how its owner finds it: its heading, and in a workbook its address such as {@code Hoja1!F27}
 */
public record Place(@Nullable String sheet, int row, int column, String label) {}
