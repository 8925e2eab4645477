package org.lindero.area;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A change of boundaries by hand. Geometries are GeoJSON in longitude and latitude. Nothing is overwritten: what was in force
 * ends the day before {@link #validFrom} and keeps its values.
 */
public sealed interface AreaEdit {

    /** Since when the new boundaries hold; not after today. */
    LocalDate validFrom();

    /** A new area. */
    record Draw(AreaDraft draft, String geoJson, LocalDate validFrom) implements AreaEdit {}

    /** Another boundary for the same area; the same day again replaces the one of that day. */
    record Redraw(long areaId, String geoJson, LocalDate validFrom) implements AreaEdit {}

    /**
     * An area becomes several, which take its place; it is retired.
     *
     * @param lineGeoJson the cut, a LineString that crosses the area; ends within {@link AreaEditor#SNAP_METRES} of its outline reach it
     * @param parts one a piece, from west to east by the middle of the pieces; none yet to see first how many there are
     */
    record Split(long areaId, String lineGeoJson, List<AreaDraft> parts, LocalDate validFrom) implements AreaEdit {
        public Split {
            parts = List.copyOf(parts);
        }
    }

    /** Several areas become one, which takes their place; they are retired. */
    record Merge(Set<Long> areaIds, AreaDraft draft, LocalDate validFrom) implements AreaEdit {
        public Merge {
            areaIds = Set.copyOf(areaIds);
        }
    }
}
