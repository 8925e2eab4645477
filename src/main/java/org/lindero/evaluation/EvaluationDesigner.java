package org.lindero.evaluation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPair;
import org.lindero.area.AreaSummary;

/**
 * Who plays which part in an evaluation, by the rules of the house: the project's areas are treated; ring 1 touches them, ring
 * 2 touches ring 1; an area that another project treats is never in a ring and never compared with; a comparison area was
 * never treated and lies in no ring of any project. An area in several rings takes the lowest; a ring area is exposed from the
 * earliest start of the treated areas that it lies around, and stays exposed.
 */
final class EvaluationDesigner {

    private static final int RINGS = 2;

    /** An area that some project treats, from a month on. */
    record Treatment(long projectId, long areaId, YearMonth start) {}

    private final Map<Long, Set<Long>> neighbours = new HashMap<>();
    private final List<Treatment> treatments;
    private final Map<Long, String> strata;
    private final List<String> stratumNames;

    EvaluationDesigner(Collection<AreaPair> pairs, Collection<Treatment> treatments, Map<Long, String> strata) {
        for (var pair : pairs) {
            neighbours.computeIfAbsent(pair.first(), key -> new HashSet<>()).add(pair.second());
            neighbours.computeIfAbsent(pair.second(), key -> new HashSet<>()).add(pair.first());
        }
        this.treatments = List.copyOf(treatments);
        this.strata = Map.copyOf(strata);
        this.stratumNames = strata.values().stream().distinct().sorted().toList();
    }

    /**
     * The parts of all {@code areas} in an evaluation of {@code projectId}.
     *
     * @param hasData whether an area has any count of the outcome; without, it is excluded
     */
    List<AreaRole> assign(long projectId, Collection<AreaSummary> areas, Set<Long> hasData) {
        var own = starts(
                treatments.stream().filter(one -> one.projectId() == projectId).toList());
        var others = starts(
                treatments.stream().filter(one -> one.projectId() != projectId).toList());
        var ownRings = rings(own);
        var otherRings = rings(others);
        var clusters = clusters(own, ownRings);
        var roles = new ArrayList<AreaRole>();
        for (var area : areas) {
            long id = area.id();
            var part = part(id, own, others, ownRings, otherRings);
            if (!hasData.contains(id)) {
                part = AreaRole.Part.EXCLUDED;
            }
            var stratum = strata.getOrDefault(id, "");
            var exposed = part == AreaRole.Part.TREATED
                    ? own.get(id)
                    : part.isExposed() ? exposure(id, ownRings, otherRings) : null;
            int cluster = clusters.getOrDefault(id, clusterOf(stratum));
            roles.add(new AreaRole(id, area.code(), area.name(), part, exposed, stratum, cluster));
        }
        roles.sort(Comparator.comparing(AreaRole::part).thenComparing(AreaRole::code));
        return roles;
    }

    /** A ring of an area: its order, and since when. */
    private record Ring(int order, YearMonth since, Set<Long> around) {}

    private static AreaRole.Part part(
            long id,
            Map<Long, YearMonth> own,
            Map<Long, YearMonth> others,
            Map<Long, Ring> ownRings,
            Map<Long, Ring> otherRings) {
        if (own.containsKey(id)) {
            return AreaRole.Part.TREATED;
        }
        if (others.containsKey(id)) {
            return AreaRole.Part.EXCLUDED;
        }
        var ring = ownRings.get(id);
        if (ring != null) {
            return ring.order() == 1 ? AreaRole.Part.RING_1 : AreaRole.Part.RING_2;
        }
        return otherRings.containsKey(id) ? AreaRole.Part.EXCLUDED : AreaRole.Part.COMPARISON;
    }

    private static @Nullable YearMonth exposure(long id, Map<Long, Ring> ownRings, Map<Long, Ring> otherRings) {
        var own = ownRings.get(id);
        var other = otherRings.get(id);
        if (own == null) {
            return null;
        }
        return other != null && other.since().isBefore(own.since()) ? other.since() : own.since();
    }

    private static Map<Long, YearMonth> starts(List<Treatment> some) {
        return some.stream()
                .collect(Collectors.toMap(
                        Treatment::areaId, Treatment::start, (a, b) -> a.isBefore(b) ? a : b, TreeMap::new));
    }

    /** Breadth first from the treated areas; the treated themselves are in no ring. */
    private Map<Long, Ring> rings(Map<Long, YearMonth> treated) {
        var rings = new HashMap<Long, Ring>();
        var front = new HashMap<Long, Ring>();
        treated.forEach((area, start) -> front.put(area, new Ring(0, start, Set.of(area))));
        for (int order = 1; order <= RINGS; order++) {
            var next = new HashMap<Long, Ring>();
            for (var reached : front.entrySet()) {
                for (long neighbour : neighbours.getOrDefault(reached.getKey(), Set.of())) {
                    if (!treated.containsKey(neighbour) && !rings.containsKey(neighbour)) {
                        var from = reached.getValue();
                        next.merge(
                                neighbour, new Ring(order, from.since(), from.around()), EvaluationDesigner::earlier);
                    }
                }
            }
            rings.putAll(next);
            front.clear();
            front.putAll(next);
        }
        return rings;
    }

    private static Ring earlier(Ring a, Ring b) {
        var around = new HashSet<>(a.around());
        around.addAll(b.around());
        return new Ring(a.order(), a.since().isBefore(b.since()) ? a.since() : b.since(), around);
    }

    /** Areas of the project that touch or start together are one cluster, with the rings around them. */
    private Map<Long, Integer> clusters(Map<Long, YearMonth> own, Map<Long, Ring> rings) {
        var parent = new HashMap<Long, Long>();
        own.keySet().forEach(area -> parent.put(area, area));
        for (var a : own.entrySet()) {
            for (var b : own.entrySet()) {
                boolean touch = neighbours.getOrDefault(a.getKey(), Set.of()).contains(b.getKey());
                if (touch || a.getValue().equals(b.getValue())) {
                    join(parent, a.getKey(), b.getKey());
                }
            }
        }
        rings.forEach((area, ring) -> {
            var first = ring.around().iterator().next();
            ring.around().forEach(other -> join(parent, first, other));
        });
        var numbers = new TreeMap<Long, Integer>();
        var clusters = new HashMap<Long, Integer>();
        own.keySet().forEach(area -> clusters.put(area, number(numbers, root(parent, area))));
        rings.forEach((area, ring) -> clusters.put(
                area, number(numbers, root(parent, ring.around().iterator().next()))));
        return clusters;
    }

    private static int number(Map<Long, Integer> numbers, long root) {
        return numbers.computeIfAbsent(root, key -> numbers.size() + 1);
    }

    private static void join(Map<Long, Long> parent, long a, long b) {
        long first = root(parent, a);
        long second = root(parent, b);
        parent.put(Math.max(first, second), Math.min(first, second));
    }

    private static long root(Map<Long, Long> parent, long area) {
        long at = area;
        for (long up = parent.getOrDefault(at, at); up != at; up = parent.getOrDefault(at, at)) {
            at = up;
        }
        return at;
    }

    /** Clean areas cluster by their stratum; numbers below zero, so that they never meet those of treated clusters. */
    private int clusterOf(String stratum) {
        return -1 - stratumNames.indexOf(stratum);
    }
}
