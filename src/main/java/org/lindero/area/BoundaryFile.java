package org.lindero.area;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What was understood of a boundary file. A file that could not be read has no features and an error that says why.
 *
 * @param sha256 checksum of the file; empty when it could not be read
 * @param encoding of its texts, by name; absent where the format has none
 * @param crs the coordinate system that the file's coordinates were read in, by name; absent when the file has none
 * @param needsCrs whether the file can be read once somebody says its coordinate system
 */
public record BoundaryFile(
        String name,
        String sha256,
        @Nullable BoundaryFormat format,
        @Nullable String encoding,
        @Nullable String crs,
        boolean needsCrs,
        List<Field> fields,
        List<Feature> features,
        List<ImportProblem> problems) {

    /**
     * A column of the file's table.
     *
     * @param samples its first different values
     * @param filled how many features have a value
     * @param distinct how many different values there are
     */
    public record Field(String name, List<String> samples, int filled, int distinct) {
        public Field {
            samples = List.copyOf(samples);
        }
    }

    /**
     * One area of the file.
     *
     * @param number its place in the file, from 1
     * @param geometry its polygons in longitude and latitude, as the file has them: perhaps invalid
     * @param attributes its row of the table; an empty cell is an empty text
     */
    public record Feature(int number, Geometry geometry, Map<String, String> attributes) {
        public Feature {
            attributes = Map.copyOf(attributes);
        }

        /** The value in a column; empty when the column is not chosen or has none. */
        public String value(@Nullable String field) {
            return field == null ? "" : attributes.getOrDefault(field, "");
        }
    }

    public BoundaryFile {
        fields = List.copyOf(fields);
        features = List.copyOf(features);
        problems = List.copyOf(problems);
    }

    static BoundaryFile unreadable(String name, ImportProblem problem) {
        boolean needsCrs = problem.code() == BoundaryProblem.NO_CRS
                || problem.code() == BoundaryProblem.UNKNOWN_CRS
                || problem.code() == BoundaryProblem.NOT_DEGREES;
        return new BoundaryFile(name, "", null, null, null, needsCrs, List.of(), List.of(), List.of(problem));
    }

    /** Whether nothing in the file itself stops the import. */
    public boolean isReadable() {
        return problems.stream().noneMatch(ImportProblem::isError);
    }

    /** Whether another encoding could be chosen; the other formats state theirs. */
    public boolean hasFreeEncoding() {
        return format == BoundaryFormat.SHAPEFILE
                || format == BoundaryFormat.GEOJSON
                || format == BoundaryFormat.TOPOJSON;
    }

    /** The layers to choose from, when that is what the file lacks to be read. */
    public List<String> layers() {
        return problems.stream()
                .filter(problem -> problem.code() == BoundaryProblem.SEVERAL_LAYERS)
                .findFirst()
                .map(LayerChoice::offered)
                .orElse(List.of());
    }

    /** The features whose geometry is invalid. */
    public List<ImportProblem> invalidGeometries() {
        return problems.stream()
                .filter(problem -> problem.code() instanceof BoundaryProblem code && code.isFlaw())
                .toList();
    }
}
