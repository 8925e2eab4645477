package org.lindero.cli.evaluate.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.BoundaryReader;
import org.lindero.area.Contiguity;
import org.lindero.area.Rings;
import org.lindero.area.Validity;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * The areas of a design with their boundaries in metres. An area without a boundary is kept: it has no neighbours and no ring can be
 * told for it.
 */
public final class StudyAreas {

    /** The ring of an area without a boundary, beside those of {@link Rings}. */
    public static final int UNKNOWN = -3;

    private final String file;
    private final Map<String, Geometry> shapes;

    private StudyAreas(String file, Map<String, Geometry> shapes) {
        this.file = file;
        this.shapes = shapes;
    }

    static StudyAreas read(Path path, ColumnName unit, @Nullable String crs) {
        var name = String.valueOf(path.getFileName());
        var file = BoundaryReader.readInMetres(name, bytes(path), crs);
        file.problems().stream().filter(p -> p.isError()).forEach(Table::refuse);
        if (file.fields().stream().noneMatch(field -> field.name().equals(unit.name()))) {
            var fields = file.fields().stream().map(field -> field.name()).toList();
            throw new DesignException(
                    unit.place(),
                    "%s has no field %s; it has %s"
                            .formatted(name, DesignException.quote(unit.name()), String.join(", ", fields)));
        }
        var shapes = new TreeMap<String, Geometry>();
        for (var feature : file.features()) {
            var code = feature.value(unit.name());
            var place = "%s, feature %d".formatted(name, feature.number());
            if (code.isEmpty()) {
                throw new DesignException(place, "has no " + unit.name());
            }
            if (shapes.put(code, Validity.withItsSpikes(feature.geometry())) != null) {
                throw new DesignException(place, DesignException.quote(code) + " is there twice");
            }
        }
        return new StudyAreas(name, shapes);
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException failed) {
            throw new DesignException(path.toString(), "cannot be read");
        }
    }

    /** The file's name, for messages. */
    public String file() {
        return file;
    }

    /** The codes of the areas that have a boundary, sorted. */
    public List<String> codes() {
        return List.copyOf(shapes.keySet());
    }

    public boolean hasBoundary(String code) {
        return shapes.containsKey(code);
    }

    /**
     * The ring of each code around the treated ones: 0 treated, 1 and up, {@link Rings#OUTSIDE} or {@link #UNKNOWN}.
     *
     * @param treated places in {@code codes}; all must have a boundary
     * @param limits upper limits in metres, ascending
     */
    public int[] rings(List<String> codes, BitSet treated, double[] limits) {
        var bounded = new ArrayList<Integer>();
        var places = new BitSet();
        for (int i = 0; i < codes.size(); i++) {
            if (hasBoundary(codes.get(i))) {
                if (treated.get(i)) {
                    places.set(bounded.size());
                }
                bounded.add(i);
            }
        }
        int[] found = Rings.byDistance(shapes(codes, bounded), places, limits);
        int[] rings = new int[codes.size()];
        Arrays.fill(rings, UNKNOWN);
        for (int k = 0; k < found.length; k++) {
            rings[bounded.get(k)] = found[k];
        }
        return rings;
    }

    /**
     * The neighbours of each code: those that touch, or lie within the tolerance.
     *
     * @param alongLines whether a common border or common ground is needed (rook), not only a common point (queen)
     */
    public int[][] touching(List<String> codes, boolean alongLines, double toleranceMetres) {
        var bounded = IntStream.range(0, codes.size())
                .filter(i -> hasBoundary(codes.get(i)))
                .boxed()
                .toList();
        var neighbours = IntStream.range(0, codes.size())
                .mapToObj(i -> new ArrayList<Integer>())
                .toList();
        var shapes = shapes(codes, bounded);
        var pairs = alongLines
                ? Contiguity.pairsAlongLines(shapes, toleranceMetres)
                : Contiguity.pairs(shapes, toleranceMetres);
        for (var pair : pairs) {
            int first = bounded.get(pair.first());
            int second = bounded.get(pair.second());
            neighbours.get(first).add(second);
            neighbours.get(second).add(first);
        }
        return neighbours.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    /** The middles of the areas of the codes, as far as they have a boundary. */
    public Middles middles(List<String> codes) {
        int[] places = IntStream.range(0, codes.size())
                .filter(i -> hasBoundary(codes.get(i)))
                .toArray();
        var points = shapes(codes, IntStream.of(places).boxed().toList()).stream()
                .map(Geometry::getCentroid)
                .toList();
        return new Middles(
                codes.size(),
                places,
                points.stream().mapToDouble(Point::getX).toArray(),
                points.stream().mapToDouble(Point::getY).toArray());
    }

    private List<Geometry> shapes(List<String> codes, List<Integer> places) {
        return places.stream()
                .map(i -> Objects.requireNonNull(shapes.get(codes.get(i))))
                .toList();
    }
}
