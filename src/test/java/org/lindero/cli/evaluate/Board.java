package org.lindero.cli.evaluate;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A board of square areas of 0.01 degrees near Mexico City, {@code a00}, {@code a01}, … by rows, and panels of their values. */
record Board(int side) {

    /** The areas as GeoJSON with the field {@code code}. */
    String geoJson() {
        return IntStream.range(0, side * side)
                .mapToObj(this::feature)
                .collect(Collectors.joining(",\n", "{\"type\": \"FeatureCollection\", \"features\": [\n", "\n]}"));
    }

    private String feature(int area) {
        double left = -99.2 + 0.01 * (area % side);
        double bottom = 19.3 + 0.01 * (area / side);
        double right = -99.2 + 0.01 * (area % side + 1);
        double top = 19.3 + 0.01 * (area / side + 1);
        return String.format(
                Locale.ROOT,
                "{\"type\": \"Feature\", \"properties\": {\"code\": \"%1$s\"}, \"geometry\": {\"type\": \"Polygon\","
                        + " \"coordinates\": [[[%2$.2f, %3$.2f], [%4$.2f, %3$.2f], [%4$.2f, %5$.2f], [%2$.2f, %5$.2f],"
                        + " [%2$.2f, %3$.2f]]]}}",
                code(area),
                left,
                bottom,
                right,
                top);
    }

    String code(int area) {
        return String.format(Locale.ROOT, "a%03d", area);
    }

    /**
     * A panel with the columns {@code unit}, {@code month} from 2020-01 and those named.
     *
     * @param values a cell's text by area and by month, from 0, comma between columns
     */
    String panel(String columns, int months, ToCell values) {
        var rows = new StringBuilder("unit,month," + columns + "\n");
        for (int area = 0; area < side * side; area++) {
            for (int month = 0; month < months; month++) {
                rows.append(String.format(
                        Locale.ROOT,
                        "%s,%d-%02d,%s%n",
                        code(area),
                        2020 + month / 12,
                        month % 12 + 1,
                        values.of(area, month)));
            }
        }
        return rows.toString();
    }

    /** The cells of an area and month. */
    interface ToCell {
        String of(int area, int month);
    }

    boolean near(int area, int other, int steps) {
        return Math.abs(area / side - other / side) <= steps && Math.abs(area % side - other % side) <= steps;
    }
}
