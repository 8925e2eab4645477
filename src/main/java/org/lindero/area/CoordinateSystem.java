package org.lindero.area;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.MercatorProjection;
import org.locationtech.proj4j.proj.Projection;

/** A coordinate system that a file may be in, and the way from it to longitude and latitude on WGS 84. */
public final class CoordinateSystem {

    /** Longitude and latitude, which GeoJSON always means when it says nothing. */
    public static final CoordinateSystem LONGITUDE_LATITUDE = new CoordinateSystem(WktCrs.WGS84, null, false);

    /** The code, perhaps behind the authority and a version. */
    private static final Pattern EPSG = Pattern.compile("(?:EPSG:(?:[0-9.]*:)?)?(\\d{4,6})");

    private static final String WGS84 = "+proj=longlat +datum=WGS84 +no_defs";

    private final String name;
    private final @Nullable CoordinateTransform toLonLat;
    private final boolean inMetres;

    private CoordinateSystem(String name, @Nullable CoordinateTransform toLonLat, boolean inMetres) {
        this.name = name;
        this.toLonLat = toLonLat;
        this.inMetres = inMetres;
    }

    private static CoordinateSystem of(String name, CoordinateReferenceSystem crs) {
        return new CoordinateSystem(name, transform(crs), isInMetres(crs.getProjection()));
    }

    /** Mercator's metres on the map are not those on the ground. */
    private static boolean isInMetres(Projection projection) {
        return !projection.isGeographic()
                && projection.getFromMetres() == 1
                && !(projection instanceof MercatorProjection);
    }

    /** By a code as people and files write it: {@code 6372}, {@code EPSG:6372}, {@code urn:ogc:def:crs:EPSG::6372}. */
    public static Optional<CoordinateSystem> ofCode(String code) {
        var text = code.strip().toUpperCase(Locale.ROOT);
        if (text.endsWith("CRS84") || text.equals("EPSG:4326") || text.equals("4326")) {
            return Optional.of(LONGITUDE_LATITUDE);
        }
        var matcher = EPSG.matcher(text.replace("URN:OGC:DEF:CRS:", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var epsg = "EPSG:" + matcher.group(1);
        try {
            return Optional.of(of(epsg, new CRSFactory().createFromName(epsg)));
        } catch (Proj4jException unknown) {
            return Optional.empty();
        }
    }

    /** By the text of a {@code .prj} file. */
    static Optional<CoordinateSystem> ofWkt(String text) {
        try {
            var wkt = WktCrs.parse(text);
            if (wkt.name().equals(WktCrs.WGS84)) {
                return Optional.of(LONGITUDE_LATITUDE);
            }
            var crs = new CRSFactory().createFromParameters(wkt.name(), wkt.proj4());
            return Optional.of(of(wkt.name(), crs));
        } catch (Proj4jException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Its code, or its name where it has no code. */
    public String name() {
        return name;
    }

    /** Whether its coordinates are metres on the ground. */
    boolean isInMetres() {
        return inMetres;
    }

    /**
     * The same shape in longitude and latitude.
     *
     * @throws IllegalArgumentException when a coordinate cannot be in this system
     */
    Geometry toLonLat(Geometry geometry) {
        if (toLonLat == null) {
            return geometry;
        }
        return transformed(geometry, toLonLat);
    }

    static CoordinateTransform between(String fromProj4, String toProj4) {
        var factory = new CRSFactory();
        return new CoordinateTransformFactory()
                .createTransform(
                        factory.createFromParameters("from", fromProj4), factory.createFromParameters("to", toProj4));
    }

    static Geometry transformed(Geometry geometry, CoordinateTransform transform) {
        var copy = geometry.copy();
        copy.apply(new Transforming(transform));
        copy.geometryChanged();
        return copy;
    }

    private static CoordinateTransform transform(CoordinateReferenceSystem from) {
        var wgs84 = new CRSFactory().createFromParameters("WGS84", WGS84);
        return new CoordinateTransformFactory().createTransform(from, wgs84);
    }

    private record Transforming(CoordinateTransform transform, ProjCoordinate from, ProjCoordinate to)
            implements CoordinateSequenceFilter {

        Transforming(CoordinateTransform transform) {
            this(transform, new ProjCoordinate(), new ProjCoordinate());
        }

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            from.x = sequence.getX(i);
            from.y = sequence.getY(i);
            try {
                transform.transform(from, to);
            } catch (Proj4jException outside) {
                throw new IllegalArgumentException("not in this coordinate system: " + from, outside);
            }
            sequence.setOrdinate(i, CoordinateSequence.X, to.x);
            sequence.setOrdinate(i, CoordinateSequence.Y, to.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
