package org.lindero.area;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the area that holds a point; about a microsecond a point. Not for several threads at once. */
public final class PointLocator {

    /** The point lies in no area. */
    public static final int NOWHERE = -1;

    private final STRtree index = new STRtree();
    private final PointOnGeometryLocator[] locators;
    private final Coordinate point = new Coordinate();
    private int found;

    /** For areas in one coordinate system, in which the points will come too. */
    public PointLocator(List<? extends Geometry> areas) {
        locators = new PointOnGeometryLocator[areas.size()];
        for (int i = 0; i < locators.length; i++) {
            locators[i] = new IndexedPointInAreaLocator(areas.get(i));
            index.insert(areas.get(i).getEnvelopeInternal(), i);
        }
        index.build();
    }

    /**
     * The place in the list of the area that holds the point; of several (a common border, an overlap) the first.
     *
     * @return the place, or {@link #NOWHERE}
     */
    public int locate(double x, double y) {
        found = NOWHERE;
        point.setX(x);
        point.setY(y);
        index.query(new Envelope(point), (ItemVisitor) candidate -> {
            int i = (Integer) candidate;
            if ((found == NOWHERE || i < found) && locators[i].locate(point) != Location.EXTERIOR) {
                found = i;
            }
        });
        return found;
    }
}
