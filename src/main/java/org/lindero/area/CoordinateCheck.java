package org.lindero.area;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** Whether numbers that should be longitude and latitude can be, and what they look like when they cannot. */
final class CoordinateCheck {

    /** Mexico with its seas: the programme works there, so swapped coordinates can be told. */
    private static final Envelope MEXICO = new Envelope(-119, -86, 14, 33);

    private static final double SCREEN = 20_000;

    private CoordinateCheck() {}

    static Optional<BoundaryProblem> problem(Envelope extent) {
        if (extent.isNull()) {
            return Optional.empty();
        }
        var swapped = new Envelope(extent.getMinY(), extent.getMaxY(), extent.getMinX(), extent.getMaxX());
        if (MEXICO.covers(swapped)) {
            return Optional.of(BoundaryProblem.SWAPPED);
        }
        if (isWorld(extent)) {
            return Optional.empty();
        }
        if (isWorld(swapped)) {
            return Optional.of(BoundaryProblem.SWAPPED);
        }
        boolean screen = extent.getMinX() > -1
                && extent.getMinY() > -1
                && extent.getMaxX() < SCREEN
                && extent.getMaxY() < SCREEN;
        return Optional.of(screen ? BoundaryProblem.PIXELS : BoundaryProblem.NOT_DEGREES);
    }

    /** Whether all of it lies in Mexico with its seas. */
    static boolean isInMexico(Envelope extent) {
        return MEXICO.covers(extent);
    }

    private static boolean isWorld(Envelope extent) {
        return extent.getMinX() >= -180.001
                && extent.getMaxX() <= 180.001
                && extent.getMinY() >= -90.001
                && extent.getMaxY() <= 90.001;
    }
}
