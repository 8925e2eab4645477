package org.lindero.area;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the geometries of edits, cuts outlines and joins them; all in longitude and latitude. */
final class EditOutline {

    private static final JsonMapper JSON = new JsonMapper();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private EditOutline() {}

    /** The polygons of a GeoJSON geometry; otherwise problems say why there are none, invalid outlines among them. */
    static Optional<Geometry> polygons(String geoJson, List<ImportProblem> problems) {
        var file = BoundaryReader.read("", geoJson.getBytes(StandardCharsets.UTF_8));
        file.problems().stream()
                .map(problem ->
                        ImportProblem.error(problem.code(), "", problem.args().toArray()))
                .forEach(problems::add);
        return problems.isEmpty()
                ? file.features().stream().findFirst().map(BoundaryFile.Feature::geometry)
                : Optional.empty();
    }

    /** A GeoJSON LineString; null when it is none. */
    static @Nullable LineString line(String geoJson) {
        try {
            var json = JSON.readTree(geoJson);
            var points = json.path("coordinates")
                    .valueStream()
                    .map(point -> new Coordinate(
                            point.path(0).asDouble(Double.NaN), point.path(1).asDouble(Double.NaN)))
                    .toList();
            var line = GEOMETRY.createLineString(points.toArray(Coordinate[]::new));
            boolean known = "LineString".equals(json.path("type").asString("")) && Outlines.impossible(line) == null;
            return known && line.getLength() > 0 ? line : null;
        } catch (JacksonException | IllegalArgumentException noLine) {
            return null;
        }
    }

    /** A line in metres made longer at both ends. */
    static LineString extended(LineString metres, double by) {
        var points = metres.getCoordinates();
        int last = points.length - 1;
        points[0] = beyond(points[1], points[0], by);
        points[last] = beyond(points[last - 1], points[last], by);
        return GEOMETRY.createLineString(points);
    }

    private static Coordinate beyond(Coordinate from, Coordinate to, double by) {
        double length = from.distance(to);
        return length == 0
                ? to
                : new Coordinate(to.x + (to.x - from.x) / length * by, to.y + (to.y - from.y) / length * by);
    }

    /** The pieces that a line cuts an outline into, from west to east by their middles; one where it does not cut through. */
    static List<Polygon> cut(Geometry outline, LineString line) {
        var polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.overlay(outline.getBoundary(), line, OverlayNG.UNION));
        var pieces = new ArrayList<Polygon>();
        for (var piece : polygonizer.getPolygons()) {
            var polygon = (Polygon) piece;
            if (outline.contains(polygon.getInteriorPoint())) {
                pieces.add(polygon);
            }
        }
        pieces.sort(Comparator.comparingDouble(
                        (Polygon piece) -> piece.getCentroid().getX())
                .thenComparingDouble(piece -> piece.getCentroid().getY()));
        return pieces;
    }

    /** All ground of several outlines; those that follow are drawn along the first ones where they come close. */
    static Geometry joined(List<Geometry> outlines, LocalProjection projection, double toleranceMetres) {
        var whole = outlines.getFirst();
        for (var next : outlines.subList(1, outlines.size())) {
            var along = Snapping.snap(next, List.of(whole), projection, toleranceMetres);
            whole = OverlayNGRobust.overlay(whole, along, OverlayNG.UNION);
        }
        return whole;
    }
}
