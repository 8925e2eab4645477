package org.lindero.area;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A layer as its file has it: geometry in the file's own coordinates, absent where the file has none. */
record RawLayer(
        List<String> fields, List<Row> rows, @Nullable CoordinateSystem declared, List<ImportProblem> problems) {

    record Row(int number, @Nullable Geometry geometry, Map<String, String> attributes) {}
}
