package org.lindero.area;

import java.util.Collection;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CoordinateTransform;

/**
 * Metres around one place: a Lambert azimuthal equal-area projection on WGS 84, centred on the data.
 *
 * <p>Surfaces are exact everywhere. Lengths and distances are true at the centre and off by about (r / 12,700 km)² / 2 at
 * distance r from it: 0.0001 % across a city, 0.3 % a thousand kilometres away.
 */
public final class LocalProjection {

    private static final String DEGREES = "+proj=longlat +datum=WGS84 +no_defs";

    private final CoordinateTransform toMetres;
    private final CoordinateTransform toDegrees;

    private LocalProjection(double longitude, double latitude) {
        var metres = String.format(
                Locale.ROOT,
                "+proj=laea +lat_0=%.6f +lon_0=%.6f +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs",
                latitude,
                longitude);
        toMetres = CoordinateSystem.between(DEGREES, metres);
        toDegrees = CoordinateSystem.between(metres, DEGREES);
    }

    /** Centred on the middle of what these shapes cover. */
    public static LocalProjection around(Collection<? extends Geometry> lonLat) {
        var extent = new Envelope();
        lonLat.forEach(geometry -> extent.expandToInclude(geometry.getEnvelopeInternal()));
        if (extent.isNull()) {
            throw new IllegalArgumentException("nothing to centre on");
        }
        var centre = extent.centre();
        return new LocalProjection(centre.x, centre.y);
    }

    /** From longitude and latitude to metres. */
    public Geometry toMetres(Geometry lonLat) {
        return CoordinateSystem.transformed(lonLat, toMetres);
    }

    /** Back to longitude and latitude. */
    public Geometry toLonLat(Geometry metres) {
        return CoordinateSystem.transformed(metres, toDegrees);
    }
}
