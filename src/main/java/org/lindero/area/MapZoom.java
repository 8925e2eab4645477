package org.lindero.area;

import java.util.Collection;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * How finely boundaries are drawn, by the zoom of web maps: at zoom z the world is 256 · 2<sup>z</sup> pixels wide. Boundaries
 * of one level serve until the next, two zooms further in, and lose only what is smaller than a pixel there.
 *
 * @param level even, from {@link #COARSEST} to {@link #FINEST}
 */
record MapZoom(int level) {

    static final int COARSEST = 4;
    static final int FINEST = 18;
    static final int STEP = 2;

    /** As many pixels as a map is wide on a large screen. */
    private static final double MAP_PIXELS = 1024;

    private static final double TILE_PIXELS = 256;
    private static final double WORLD_DEGREES = 360;

    MapZoom {
        level = Math.clamp(level - Math.floorMod(level, STEP), COARSEST, FINEST);
    }

    /** At which a map shows all of these shapes. */
    static MapZoom showing(Collection<Geometry> lonLat) {
        var extent = new Envelope();
        lonLat.forEach(shape -> extent.expandToInclude(shape.getEnvelopeInternal()));
        double degrees = Math.max(extent.getWidth(), extent.getHeight());
        return degrees > 0
                ? new MapZoom(
                        (int) Math.floor(Math.log(MAP_PIXELS * WORLD_DEGREES / (TILE_PIXELS * degrees)) / Math.log(2)))
                : new MapZoom(FINEST);
    }

    /** The next finer one, for a map that is not asked again when somebody looks closer. */
    MapZoom finer() {
        return new MapZoom(level + STEP);
    }

    /** A pixel at the zoom until which this level serves. */
    double degreesAPixel() {
        return WORLD_DEGREES / (TILE_PIXELS * Math.scalb(1.0, level + STEP));
    }

    /** Decimals of degrees that place a corner within a fraction of a pixel. */
    int decimals() {
        return (int) Math.ceil(-Math.log10(degreesAPixel()));
    }
}
