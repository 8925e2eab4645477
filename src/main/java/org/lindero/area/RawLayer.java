package org.lindero.area;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A layer as its file has it: geometry in the file's own coordinates, absent where the file has none.
 *
 * @param encoding of the texts, by name; absent where there are none
 * @param declared the coordinate system that the file names; absent when it names none, or one that is not known
 */
record RawLayer(
        BoundaryFormat format,
        @Nullable String encoding,
        List<String> fields,
        List<Row> rows,
        @Nullable CoordinateSystem declared,
        List<ImportProblem> problems) {

    record Row(int number, @Nullable Geometry geometry, Map<String, String> attributes) {}
}
