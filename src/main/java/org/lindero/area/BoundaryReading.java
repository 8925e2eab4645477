package org.lindero.area;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the user says that a boundary file is to be read; what is absent is told from the file.
 *
 * @param crs the coordinate system, as {@code 6372} or {@code EPSG:6372}
 * @param layer which layer of a file with several
 * @param encoding of its texts: of a shapefile's table, GeoJSON or TopoJSON; the other formats state theirs always
 */
public record BoundaryReading(
        @Nullable String crs,
        @Nullable String layer,
        @Nullable Charset encoding) {

    /** All as the file says. */
    public static final BoundaryReading AS_IT_SAYS = new BoundaryReading(null, null, null);

    /** The same in another coordinate system. */
    public BoundaryReading withCrs(@Nullable String other) {
        return new BoundaryReading(other, layer, encoding);
    }

    /** The same of another layer. */
    public BoundaryReading withLayer(@Nullable String other) {
        return new BoundaryReading(crs, other, encoding);
    }

    /** The same in another encoding. */
    public BoundaryReading withEncoding(@Nullable Charset other) {
        return new BoundaryReading(crs, layer, other);
    }
}
