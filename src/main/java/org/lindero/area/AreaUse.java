package org.lindero.area;

import java.util.List;
import java.util.Set;

/** What stands on areas, told by each module that refers to them, so that an edit of boundaries can say what it touches. */
public interface AreaUse {

    /** What uses areas. */
    enum Kind {
        EVALUATION,
        PROJECT,
        INDICATOR,
        SERIES,
        POLICE_EFFORT
    }

    /**
     * One user of areas.
     *
     * @param id within its kind
     * @param areaIds those of the areas asked about that it uses
     */
    record Use(Kind kind, long id, String name, Set<Long> areaIds) {
        public Use {
            areaIds = Set.copyOf(areaIds);
        }
    }

    /** What uses one of these areas, as far as the signed-in user may know of it. */
    List<Use> usesOf(Set<Long> areaIds);
}
