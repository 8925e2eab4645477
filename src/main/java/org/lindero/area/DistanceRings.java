package org.lindero.area;

import java.util.Arrays;
import java.util.Collection;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Rings around some areas for points: 0 inside, 1 up to the first limit from the boundary, 2 from there to the second … */
public final class DistanceRings {

    /** Beyond the last ring. */
    public static final int OUTSIDE = -1;

    private static final GeometryFactory POINTS = new GeometryFactory();

    private final LocalProjection projection;
    private final PreparedGeometry inside;
    private final IndexedFacetDistance boundary;
    private final double[] limits;
    private final Envelope reach;

    DistanceRings(Collection<? extends Geometry> lonLat, double... limitsMetres) {
        projection = LocalProjection.around(lonLat);
        limits = limitsMetres.clone();
        var metres =
                OverlayNGRobust.union(lonLat.stream().map(projection::toMetres).toList());
        inside = PreparedGeometryFactory.prepare(metres);
        boundary = new IndexedFacetDistance(metres);
        var box = metres.getEnvelopeInternal();
        // a projected rectangle bulges a little: a hundredth more holds it
        box.expandBy(Arrays.stream(limits).max().orElse(0) + 0.01 * Math.max(box.getWidth(), box.getHeight()));
        reach = projection.toLonLat(POINTS.toGeometry(box)).getEnvelopeInternal();
    }

    /** What longitudes and latitudes the rings lie between. */
    public Envelope reach() {
        return new Envelope(reach);
    }

    /** The ring of a point, {@link #OUTSIDE} beyond the last. */
    public int ring(double longitude, double latitude) {
        var point = projection.toMetres(POINTS.createPoint(new Coordinate(longitude, latitude)));
        if (inside.intersects(point)) {
            return 0;
        }
        double distance = boundary.distance(point);
        for (int i = 0; i < limits.length; i++) {
            if (distance <= limits[i]) {
                return i + 1;
            }
        }
        return OUTSIDE;
    }
}
