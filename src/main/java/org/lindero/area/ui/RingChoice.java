package org.lindero.area.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.MapProject;

/**
 * Rings on the map as they stand in the address.
 *
 * @param around ids of areas; those of the project where one is chosen
 * @param project whose areas these are; null where areas were chosen one by one
 */
record RingChoice(Kind kind, Set<Long> around, @Nullable MapProject project) {

    /** How rings are made. */
    enum Kind {
        NONE,
        /** The neighbours, and their neighbours. */
        ORDERS,
        /** By distance of the boundaries. */
        DISTANCES
    }

    static final RingChoice NONE = new RingChoice(Kind.NONE, Set.of(), null);

    private static final String KIND = "rings";
    private static final String AROUND = "around";
    private static final String PROJECT = "project";
    private static final String SEPARATOR = "_";
    private static final String ID = "[0-9]{1,18}";

    RingChoice {
        around = Set.copyOf(project == null ? around : project.areaIds());
    }

    /** Reads an address; what makes no sense in it is left out. */
    static RingChoice read(QueryParameters parameters, List<MapProject> projects) {
        var ids = Arrays.stream(parameters.getSingleParameter(AROUND).orElse("").split(SEPARATOR))
                .filter(id -> id.matches(ID))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        var id = parameters.getSingleParameter(PROJECT).orElse("");
        var project = projects.stream()
                .filter(one -> String.valueOf(one.id()).equals(id))
                .findFirst()
                .orElse(null);
        var name = parameters.getSingleParameter(KIND).orElse("");
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .map(kind -> new RingChoice(kind, ids, project))
                .orElse(new RingChoice(Kind.NONE, ids, project));
    }

    /** Where the rings of a project's areas are shown. */
    static Map<String, String> addressOf(long projectId) {
        return Map.of(PROJECT, String.valueOf(projectId), KIND, Kind.ORDERS.name());
    }

    /** Adds to an address what is chosen. */
    void write(Map<String, String> parameters) {
        if (project != null) {
            parameters.put(PROJECT, String.valueOf(project.id()));
        } else if (!around.isEmpty()) {
            parameters.put(
                    AROUND, new TreeSet<>(around).stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR)));
        }
        if (kind != Kind.NONE) {
            parameters.put(KIND, kind.name());
        }
    }

    RingChoice withKind(Kind other) {
        return new RingChoice(other, around, project);
    }

    /** Around other areas, chosen one by one. */
    RingChoice withAreas(Set<Long> ids) {
        return new RingChoice(kind, ids, null);
    }

    /** Around the areas of a project, with rings by order where there were none; null takes them away. */
    RingChoice withProject(@Nullable MapProject other) {
        return other == null
                ? new RingChoice(kind, Set.of(), null)
                : new RingChoice(kind == Kind.NONE ? Kind.ORDERS : kind, Set.of(), other);
    }
}
