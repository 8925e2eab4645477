package org.lindero.area;

import java.util.List;

/**
 * Finds the area that holds a point.
 *
 * @param areaIds the areas that are searched; the locator answers with a place in this list
 */
public record AreaLocator(List<Long> areaIds, PointLocator locator) {

    public AreaLocator {
        areaIds = List.copyOf(areaIds);
    }
}
