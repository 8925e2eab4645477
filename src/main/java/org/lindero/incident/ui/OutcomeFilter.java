package org.lindero.incident.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the page of an outcome shows, as it stands in the address.
 *
 * @param others outcomes beside the page's own
 * @param areas around which rings are drawn
 */
record OutcomeFilter(Set<Long> others, Set<Long> areas, Ring ring) {

    private static final String OTHERS = "con";
    private static final String AREAS = "areas";
    private static final String RING = "anillos";

    /** How rings are drawn. */
    enum Ring {
        /** Neighbours, and neighbours of neighbours. */
        ORDER,
        /** Incidents by metres from the boundary. */
        METRES
    }

    static OutcomeFilter of(QueryParameters parameters) {
        var ring = parameters.getSingleParameter(RING).orElse("");
        return new OutcomeFilter(
                ids(parameters, OTHERS),
                ids(parameters, AREAS),
                ring.equalsIgnoreCase(Ring.METRES.name()) ? Ring.METRES : Ring.ORDER);
    }

    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, OTHERS, others);
        put(parameters, AREAS, areas);
        if (ring != Ring.ORDER) {
            parameters.put(RING, List.of(ring.name().toLowerCase(Locale.ROOT)));
        }
        return new QueryParameters(parameters);
    }

    private static Set<Long> ids(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void put(Map<String, List<String>> parameters, String name, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            parameters.put(name, List.of(ids.stream().map(String::valueOf).collect(Collectors.joining(","))));
        }
    }
}
