package org.lindero.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/**
 * A made-up city for measuring: wavy polygons side by side, incidents in them and monthly counts of them.
 *
 * @param cornersASide each polygon has four sides
 */
record GeneratedCity(int columns, int rows, int cornersASide) {

    static final List<String> CATEGORIES =
            List.of("ROBO A TRANSEÚNTE", "ROBO DE VEHÍCULO", "LESIONES", "HOMICIDIO DOLOSO");

    private static final int MONTHS = 40;
    private static final double SIDE = 0.01;
    private static final double WEST = -99.4;
    private static final double SOUTH = 19.2;

    /** A thousand polygons of 160 corners. */
    static final GeneratedCity THOUSAND = new GeneratedCity(40, 25, 40);

    /** Ten thousand polygons of 80 corners. */
    static final GeneratedCity TEN_THOUSAND = new GeneratedCity(100, 100, 20);

    List<Geometry> areas() {
        var factory = new GeometryFactory();
        var areas = new ArrayList<Geometry>();
        for (int i = 0; i < columns * rows; i++) {
            double x = WEST + i % columns * SIDE;
            double y = SOUTH + i / columns * SIDE;
            var ring = new ArrayList<Coordinate>();
            side(ring, x, y, 1, 0);
            side(ring, x + SIDE, y, 0, 1);
            side(ring, x + SIDE, y + SIDE, -1, 0);
            side(ring, x, y + SIDE, 0, -1);
            ring.add(ring.getFirst().copy());
            areas.add(factory.createPolygon(ring.toArray(Coordinate[]::new)));
        }
        return areas;
    }

    /** A wavy side; the wave depends on the place only, so that both neighbours draw the same border. */
    private void side(List<Coordinate> ring, double x, double y, int dx, int dy) {
        for (int i = 0; i < cornersASide; i++) {
            double px = x + dx * SIDE * i / cornersASide;
            double py = y + dy * SIDE * i / cornersASide;
            double height =
                    SIDE / 20 * Math.sin(Math.PI * i / cornersASide); // flat at its ends, so that no two sides cross
            double wave = height * Math.sin(Math.round((px + py) * 1e6) * 0.01);
            ring.add(new Coordinate(px + (dx == 0 ? wave : 0), py + (dy == 0 ? wave : 0)));
        }
    }

    byte[] geoJson() {
        var writer = new GeoJsonWriter();
        writer.setEncodeCRS(false);
        var shapes = areas();
        return IntStream.range(0, shapes.size())
                .mapToObj(i ->
                        "{\"type\":\"Feature\",\"properties\":{\"codigo\":\"%s\",\"nombre\":\"Area %d\"},\"geometry\":%s}"
                                .formatted(code(i), i, writer.write(shapes.get(i))))
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A CSV of incidents with date, hour, category and coordinates. */
    byte[] incidents(int count) {
        var random = new SplittableRandom(1);
        var text = new StringBuilder(count * 60).append("fecha,hora,delito,longitud,latitud\n");
        var start = LocalDate.of(2022, 1, 1);
        for (int i = 0; i < count; i++) {
            text.append(start.plusDays(random.nextInt(1461)))
                    .append(',')
                    .append(random.nextInt(24))
                    .append(":15:00,")
                    .append(CATEGORIES.get(random.nextInt(CATEGORIES.size())))
                    .append(',')
                    .append((float) (WEST + random.nextDouble() * columns * SIDE))
                    .append(',')
                    .append((float) (SOUTH + random.nextDouble() * rows * SIDE))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A CSV of monthly counts, each of another area, month and category: area by area, month by month, category by category. */
    byte[] counts(int count) {
        var text = new StringBuilder(count * 32).append("codigo,mes,delito,total\n");
        int areas = columns * rows;
        var start = YearMonth.of(2021, 1);
        for (int i = 0; i < count; i++) {
            text.append(code(i % areas))
                    .append(',')
                    .append(start.plusMonths(i / areas % MONTHS))
                    .append(",delito ")
                    .append(i / areas / MONTHS)
                    .append(',')
                    .append(i * 31L % 17)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String code(int i) {
        return "A%05d".formatted(i);
    }
}
