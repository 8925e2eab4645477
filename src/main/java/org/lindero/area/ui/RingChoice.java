package org.lindero.area.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rings on the map as they stand in the address.
 *
 * @param around ids of areas
 */
record RingChoice(Kind kind, Set<Long> around) {

    /** How rings are made. */
    enum Kind {
        NONE,
        /** The neighbours, and their neighbours. */
        ORDERS,
        /** By distance of the boundaries. */
        DISTANCES
    }

    static final RingChoice NONE = new RingChoice(Kind.NONE, Set.of());

    private static final String KIND = "rings";
    private static final String AROUND = "around";
    private static final String SEPARATOR = "_";
    private static final String ID = "[0-9]{1,18}";

    RingChoice {
        around = Set.copyOf(around);
    }

    /** Reads an address; what makes no sense in it is left out. */
    static RingChoice read(QueryParameters parameters) {
        var ids = Arrays.stream(parameters.getSingleParameter(AROUND).orElse("").split(SEPARATOR))
                .filter(id -> id.matches(ID))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        return Arrays.stream(Kind.values())
                .filter(kind ->
                        kind.name().equals(parameters.getSingleParameter(KIND).orElse("")))
                .findFirst()
                .map(kind -> new RingChoice(kind, ids))
                .orElse(new RingChoice(Kind.NONE, ids));
    }

    /** Adds to an address what is chosen. */
    void write(Map<String, String> parameters) {
        if (!around.isEmpty()) {
            parameters.put(
                    AROUND, new TreeSet<>(around).stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR)));
        }
        if (kind != Kind.NONE) {
            parameters.put(KIND, kind.name());
        }
    }
}
