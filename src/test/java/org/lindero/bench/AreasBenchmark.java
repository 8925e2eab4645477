package org.lindero.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.lindero.area.Contiguity;
import org.lindero.area.LocalProjection;
import org.lindero.area.PointLocator;
import org.lindero.area.Rings;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointReader;
import org.lindero.incident.table.TableFile;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** How fast boundaries and incidents are worked through: a million incidents into a thousand wavy polygons of 160 corners. */
public final class AreasBenchmark {

    private static final int COLUMNS = 40;
    private static final int ROWS = 25;
    private static final int CORNERS_A_SIDE = 40;
    private static final int POINTS = 1_000_000;
    private static final double SIDE = 0.01;
    private static final double WEST = -99.4;
    private static final double SOUTH = 19.2;

    private AreasBenchmark() {}

    public static void main(String[] args) {
        run(System.out);
    }

    /** Prints one line a measurement. */
    public static void run(PrintStream out) {
        var areas = areas();
        var csv = incidents();
        for (int round = 1; round <= 2; round++) {
            out.printf(Locale.ROOT, "round %d (the first warms up)%n", round);
            var points = timed(out, "1,000,000 incidents read and located in 1,000 polygons", () -> {
                var table = TableFile.read("incidents.csv", csv);
                return PointReader.read(table, PointColumns.guess(table), new PointLocator(areas));
            });
            out.printf(Locale.ROOT, "  located %,d of %,d%n", points.located(), points.rows());
            var metres = timed(out, "1,000 polygons projected to metres", () -> {
                var projection = LocalProjection.around(areas);
                return areas.stream().map(projection::toMetres).toList();
            });
            var pairs = timed(out, "neighbours and borders of 1,000 polygons", () -> Contiguity.pairs(metres, 1));
            var treated = new BitSet();
            for (int i = 0; i < 24; i++) {
                treated.set(i * 41);
            }
            timed(out, "rings by order", () -> Rings.byOrder(metres.size(), pairs, treated, 2));
            timed(out, "rings by distance", () -> Rings.byDistance(metres, treated, 250, 500));
            out.printf(Locale.ROOT, "  %,d pairs of neighbours%n", pairs.size());
        }
    }

    private static <T> T timed(PrintStream out, String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        out.printf(Locale.ROOT, "  %-60s %8.2f s%n", what, (System.nanoTime() - start) / 1e9);
        return result;
    }

    static List<Geometry> areas() {
        var factory = new GeometryFactory();
        var areas = new ArrayList<Geometry>();
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double x = WEST + i % COLUMNS * SIDE;
            double y = SOUTH + i / COLUMNS * SIDE;
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
    private static void side(List<Coordinate> ring, double x, double y, int dx, int dy) {
        for (int i = 0; i < CORNERS_A_SIDE; i++) {
            double px = x + dx * SIDE * i / CORNERS_A_SIDE;
            double py = y + dy * SIDE * i / CORNERS_A_SIDE;
            double wave = i == 0 ? 0 : SIDE / 20 * Math.sin(Math.round((px + py) * 1e6) * 0.01);
            ring.add(new Coordinate(px + (dx == 0 ? wave : 0), py + (dy == 0 ? wave : 0)));
        }
    }

    static byte[] incidents() {
        var random = new SplittableRandom(1);
        var names = new String[] {"ROBO A TRANSEÚNTE", "ROBO DE VEHÍCULO", "LESIONES", "HOMICIDIO DOLOSO"};
        var text = new StringBuilder(POINTS * 60).append("fecha,hora,delito,longitud,latitud\n");
        var start = LocalDate.of(2022, 1, 1);
        for (int i = 0; i < POINTS; i++) {
            text.append(start.plusDays(random.nextInt(1461)))
                    .append(',')
                    .append(random.nextInt(24))
                    .append(":15:00,")
                    .append(names[random.nextInt(names.length)])
                    .append(',')
                    .append((float) (WEST + random.nextDouble() * COLUMNS * SIDE))
                    .append(',')
                    .append((float) (SOUTH + random.nextDouble() * ROWS * SIDE))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
