package org.lindero.area;

import java.util.Set;

/**
 * A project as the map knows it.
 *
 * @param areaIds what it treats, as far as it is in the scope of whoever asks; never empty
 */
public record MapProject(long id, String name, Set<Long> areaIds) {

    public MapProject {
        areaIds = Set.copyOf(areaIds);
    }
}
