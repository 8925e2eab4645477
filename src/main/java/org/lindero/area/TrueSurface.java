package org.lindero.area;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.proj4j.geodesic.Geodesic;
import org.locationtech.proj4j.geodesic.GeodesicMask;

/**
 * Surfaces on the WGS 84 ellipsoid of polygons of any size, whose sides are shortest paths (Karney 2013, Algorithms for
 * geodesics, doi 10.1007/s00190-012-0578-z, section 6). A local projection is faster and agrees up to the size of a country.
 */
final class TrueSurface {

    private TrueSurface() {}

    /** Square metres of polygons in longitude and latitude. */
    static double squareMetres(Geometry lonLat) {
        double sum = 0;
        for (int i = 0; i < lonLat.getNumGeometries(); i++) {
            if (lonLat.getGeometryN(i) instanceof Polygon polygon) {
                sum += ring(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    sum -= ring(polygon.getInteriorRingN(hole));
                }
            }
        }
        return sum;
    }

    private static double ring(LinearRing ring) {
        var corners = ring.getCoordinates();
        double sum = 0;
        double turned = 0;
        for (int i = 1; i < corners.length; i++) {
            var from = corners[i - 1];
            var to = corners[i];
            sum += Geodesic.WGS84.Inverse(from.y, from.x, to.y, to.x, GeodesicMask.AREA).S12;
            turned += Math.IEEEremainder(to.x - from.x, 360);
        }
        boolean aroundPole = Math.abs(turned) > 180;
        return aroundPole ? Geodesic.WGS84.EllipsoidArea() / 2 - Math.abs(sum) : Math.abs(sum);
    }
}
