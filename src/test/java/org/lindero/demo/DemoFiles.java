package org.lindero.demo;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;

/** The demo's invented municipality as files that a user would bring. */
public final class DemoFiles {

    private final DemoCity city = new DemoCity();

    /** The outer boundary. */
    public byte[] municipality() {
        return city.municipalityGeoJson().getBytes(StandardCharsets.UTF_8);
    }

    /** The areas with their zones and people. */
    public byte[] areas() {
        return city.geoJson().getBytes(StandardCharsets.UTF_8);
    }

    /** Robberies and family violence per area and month, up to {@code last}. */
    public byte[] counts(YearMonth last) {
        var rows = new StringBuilder("clave,mes,delito,registros\n");
        append(rows, "Robo a transeúnte", city.robberies(), first(last));
        append(rows, "Violencia familiar", city.familyViolence(), first(last));
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The month in which the main project starts. */
    public static YearMonth start(YearMonth last) {
        return first(last).plusMonths(DemoCity.START);
    }

    /** Codes of the areas in which the main project works. */
    public static List<String> treatedCodes() {
        return DemoCity.TREATED.stream().map(DemoCity::code).toList();
    }

    /** The name of an area of the file. */
    public static String nameOf(String code) {
        return DemoCity.name(Integer.parseInt(code.substring(code.indexOf('-') + 1)) - 1);
    }

    private static YearMonth first(YearMonth last) {
        return last.minusMonths(DemoCity.MONTHS - 1);
    }

    private static void append(StringBuilder rows, String offence, int[][] counts, YearMonth first) {
        for (int area = 0; area < counts.length; area++) {
            for (int month = 0; month < counts[area].length; month++) {
                rows.append(DemoCity.code(area))
                        .append(',')
                        .append(first.plusMonths(month))
                        .append(',')
                        .append(offence)
                        .append(',')
                        .append(counts[area][month])
                        .append('\n');
            }
        }
    }
}
