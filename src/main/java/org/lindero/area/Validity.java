package org.lindero.area;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Whether a polygon is well formed, why not, and its repair. */
public final class Validity {

    /**
     * What is wrong with a polygon.
     *
     * @param crossing whether its outline crosses or touches itself, which is what people know how to look for
     * @param reason the reason as the geometry library words it
     * @param at where, in the polygon's coordinates
     */
    public record Flaw(boolean crossing, String reason, Coordinate at) {}

    private Validity() {}

    /** The first flaw, or nothing for a valid polygon. */
    public static Optional<Flaw> flaw(Geometry geometry) {
        var error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return Optional.empty();
        }
        int type = error.getErrorType();
        boolean crossing = type == TopologyValidationError.SELF_INTERSECTION
                || type == TopologyValidationError.RING_SELF_INTERSECTION;
        return Optional.of(new Flaw(crossing, error.getMessage(), error.getCoordinate()));
    }

    /** A valid polygon that covers the same ground; empty when nothing of any surface is left. */
    public static Geometry repair(Geometry geometry) {
        var fixed = GeometryFixer.fix(geometry);
        return fixed.getDimension() == 2 && fixed.getNumGeometries() == 1
                ? fixed
                : geometry.getFactory().buildGeometry(PolygonExtracter.getPolygons(fixed));
    }
}
