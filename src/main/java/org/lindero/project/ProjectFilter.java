package org.lindero.project;

import java.util.Set;

/** Which projects to list: the text in code or name, and one of each set; an empty set leaves that property free. */
public record ProjectFilter(String text, Set<ProjectStatus> statuses, Set<Long> programmeIds) {

    public static final ProjectFilter ALL = new ProjectFilter("", Set.of(), Set.of());

    public ProjectFilter {
        statuses = Set.copyOf(statuses);
        programmeIds = Set.copyOf(programmeIds);
    }
}
