package org.lindero.policing;

import java.util.Set;

/** Which efforts to list: the text in the name, and one of each set; an empty set leaves that property free. */
public record PoliceEffortFilter(
        String text, Set<EffortType> types, Set<PoliceForce> forces, Set<EffortStatus> statuses, Set<Long> areaIds) {

    public static final PoliceEffortFilter ALL = new PoliceEffortFilter("", Set.of(), Set.of(), Set.of(), Set.of());

    public PoliceEffortFilter {
        types = Set.copyOf(types);
        forces = Set.copyOf(forces);
        statuses = Set.copyOf(statuses);
        areaIds = Set.copyOf(areaIds);
    }
}
