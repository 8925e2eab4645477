package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/**
 * A table with a place in one cell, as forms write it (latitude, longitude, altitude, accuracy) as well-known text
 * ({@code POINT (longitude latitude)}) or as the coordinates of GeoJSON: longitude and latitude stand in two columns of their own at the end.
 */
public final class Geopoints extends DerivedTable {

    private static final String DEGREES = "(-?\\d{1,3}(?:\\.\\d+)?)";
    private static final Pattern FORM =
            Pattern.compile(DEGREES + " " + DEGREES + "(?: -?\\d+(?:\\.\\d+)?(?: -?\\d+(?:\\.\\d+)?)?)?");
    private static final Pattern WELL_KNOWN = Pattern.compile("POINT ?\\(" + DEGREES + " " + DEGREES + "\\)");

    private final int[] places;

    private Geopoints(Table table, int[] places) {
        super(table, headings(table, places));
        this.places = places;
    }

    private static List<String> headings(Table table, int[] places) {
        var headings = new ArrayList<>(table.headings());
        for (int place : places) {
            headings.add(table.headings().get(place) + " (longitud)");
            headings.add(table.headings().get(place) + " (latitud)");
        }
        return headings;
    }

    /** The table itself when no column holds places. */
    public static Table spread(Table table) {
        if (!table.isReadable()) {
            return table;
        }
        var samples = table.samples();
        var places = IntStream.range(0, table.headings().size())
                .filter(column -> holdsPlaces(samples, column))
                .toArray();
        return places.length == 0 ? table : new Geopoints(table, places);
    }

    private static boolean holdsPlaces(List<Row> samples, int column) {
        var filled = samples.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(cell -> match(cell) != null);
    }

    private static @Nullable Matcher match(String cell) {
        var form = FORM.matcher(cell);
        var wellKnown = WELL_KNOWN.matcher(cell);
        return form.matches() ? form : wellKnown.matches() ? wellKnown : null;
    }

    @Override
    public List<String> choices() {
        return source().choices();
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        return source().forEach(row -> consumer.accept(new Spread(row)));
    }

    private final class Spread implements Row {
        private final Row row;

        Spread(Row row) {
            this.row = row;
        }

        @Override
        public int number() {
            return row.number();
        }

        @Override
        public String cell(int column) {
            int more = column - source().headings().size();
            return more < 0 ? row.cell(column) : coordinate(places[more / 2], more % 2 == 0);
        }

        private String coordinate(int place, boolean longitude) {
            var match = match(row.cell(place));
            if (match == null) {
                return "";
            }
            boolean ofGeoJson = headings().get(place).endsWith("coordinates");
            boolean latitudeFirst = match.pattern().equals(FORM) && !ofGeoJson;
            return match.group(longitude == latitudeFirst ? 2 : 1);
        }

        @Override
        public Place place(int column) {
            int more = column - source().headings().size();
            return row.place(more < 0 ? column : places[more / 2]);
        }

        @Override
        public @Nullable ImportProblem misfit() {
            return row.misfit();
        }
    }
}
