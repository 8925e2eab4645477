package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Limits of rings at a distance, as a map draws them. */
class RingOutlinesTest {

    private static final GeometryFactory LON_LAT = new GeometryFactory();
    private static final GeometryFactory METRES = new GeometryFactory();
    private static final int CORNERS = 160;

    @Test
    void everyCornerOfALimitIsAsFarFromTheWholeBoundariesAsItSaysButForAMetreAndTheChords() throws ParseException {
        var areas = scattered(12);
        var projection = LocalProjection.around(areas);
        var whole =
                OverlayNGRobust.union(areas.stream().map(projection::toMetres).toList());
        var facets = new IndexedFacetDistance(whole);

        var limits = RingOutlines.ofDistances(areas, 250, 500);

        for (int i = 0; i < 2; i++) {
            int distance = 250 * (i + 1);
            var drawn = projection.toMetres(new GeoJsonReader(LON_LAT).read(limits.get(i)));
            assertThat(drawn.isValid()).isTrue();
            assertThat(drawn.covers(whole)).isTrue();
            assertThat(drawn.getNumPoints()).isLessThan(whole.getNumPoints());
            for (var corner : drawn.getCoordinates()) {
                assertThat(facets.distance(METRES.createPoint(corner))).isBetween(0.996 * distance - 1, distance + 1.0);
            }
        }
    }

    @Test
    void anAreaSmallerThanAMetreStillHasItsRings() throws ParseException {
        var tiny = LON_LAT.createPolygon(new Coordinate[] {
            new Coordinate(-99.1, 19.3),
            new Coordinate(-99.099998, 19.3),
            new Coordinate(-99.099998, 19.300002),
            new Coordinate(-99.1, 19.3)
        });

        var limit = new GeoJsonReader(LON_LAT)
                .read(RingOutlines.ofDistances(List.of(tiny), 250).getFirst());

        assertThat(LocalProjection.around(List.of(tiny)).toMetres(limit).getArea())
                .isBetween(Math.PI * 249 * 249, Math.PI * 252 * 252);
    }

    /** Ragged areas of some 300 m across, whose rings partly overlap. */
    static List<Geometry> scattered(int areas) {
        var random = new SplittableRandom(4);
        var shapes = new ArrayList<Geometry>();
        for (int area = 0; area < areas; area++) {
            shapes.add(ragged(random, -99.2 + 0.1 * random.nextDouble(), 19.3 + 0.1 * random.nextDouble()));
        }
        return shapes;
    }

    private static Polygon ragged(SplittableRandom random, double longitude, double latitude) {
        var corners = IntStream.range(0, CORNERS)
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * i / CORNERS;
                    double radius = 0.0014 + 0.0003 * random.nextDouble();
                    return new Coordinate(longitude + radius * Math.cos(angle), latitude + radius * Math.sin(angle));
                })
                .toList();
        var ring = new ArrayList<>(corners);
        ring.add(corners.getFirst());
        return LON_LAT.createPolygon(ring.toArray(Coordinate[]::new));
    }
}
