package org.lindero.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Neighbours and rings of the areas that are stored. */
@Component
class AreaNeighbourhood {

    private final AreaStore store;

    AreaNeighbourhood(AreaStore store) {
        this.store = store;
    }

    Map<Long, Integer> rings(Set<Long> treatedIds, int orders) {
        var ids = sameLevel(treatedIds);
        var place = places(ids);
        var pairs = store.pairs().stream()
                .filter(pair -> place.containsKey(pair.first()) && place.containsKey(pair.second()))
                .map(pair -> new Contiguity.Pair(
                        Objects.requireNonNull(place.get(pair.first())),
                        Objects.requireNonNull(place.get(pair.second())),
                        pair.sharedMetres(),
                        pair.distanceMetres()))
                .toList();
        return members(ids, Rings.byOrder(ids.size(), pairs, treated(treatedIds, place), orders));
    }

    Map<Long, Integer> ringsByDistance(Set<Long> treatedIds, double... limitsMetres) {
        var ids = sameLevel(treatedIds);
        var lonLat = store.shapes();
        ids.removeIf(id -> !lonLat.containsKey(id));
        if (ids.isEmpty()) {
            return Map.of();
        }
        var projection = LocalProjection.around(lonLat.values());
        var metres = ids.stream()
                .map(id -> projection.toMetres(Objects.requireNonNull(lonLat.get(id))))
                .toList();
        return members(ids, Rings.byDistance(metres, treated(treatedIds, places(ids)), limitsMetres));
    }

    /** Finds and stores who touches whom among the areas of a level. */
    void compute(Set<AreaKind> level) {
        var shapesById = store.shapes();
        var ids = store.all().stream()
                .filter(area -> level.contains(area.kind()) && shapesById.containsKey(area.id()))
                .map(AreaSummary::id)
                .sorted()
                .toList();
        List<Geometry> lonLat = ids.stream()
                .map(id -> Objects.requireNonNull(shapesById.get(id)))
                .toList();
        if (lonLat.isEmpty()) {
            store.replacePairs(level, List.of());
            return;
        }
        var projection = LocalProjection.around(lonLat);
        var metres = lonLat.stream().map(projection::toMetres).toList();
        store.replacePairs(
                level,
                Contiguity.pairs(metres, store.toleranceMetres(level)).stream()
                        .map(pair -> new AreaPair(
                                ids.get(pair.first()),
                                ids.get(pair.second()),
                                pair.sharedMetres(),
                                pair.distanceMetres()))
                        .toList());
    }

    /** Finds and stores anew who touches these areas, and nobody else's neighbours: an edit need not look at the whole city. */
    void computeAround(Set<Long> areaIds, EditGround ground) {
        var pairs = Arrays.stream(AreaKind.values())
                .map(AreaKind::level)
                .distinct()
                .flatMap(level -> pairsAround(areaIds, level, ground).stream())
                .toList();
        store.replacePairsOf(areaIds, pairs);
    }

    private List<AreaPair> pairsAround(Set<Long> areaIds, Set<AreaKind> level, EditGround ground) {
        var outlines = ground.shapes().entrySet().stream()
                .filter(entry -> areaIds.contains(entry.getKey()))
                .filter(entry -> level.contains(ground.area(entry.getKey()).kind()))
                .map(Map.Entry::getValue)
                .toList();
        if (outlines.isEmpty()) {
            return List.of();
        }
        double tolerance = store.toleranceMetres(level);
        var ids = ground.near(outlines, level, Set.of(), 2 * tolerance + 1).stream()
                .map(AreaSummary::id)
                .sorted()
                .toList();
        var projection = LocalProjection.around(outlines);
        var metres =
                ids.stream().map(id -> projection.toMetres(ground.shape(id))).toList();
        return Contiguity.pairs(metres, tolerance).stream()
                .map(pair -> new AreaPair(
                        ids.get(pair.first()), ids.get(pair.second()), pair.sharedMetres(), pair.distanceMetres()))
                .filter(pair -> areaIds.contains(pair.first()) || areaIds.contains(pair.second()))
                .toList();
    }

    private List<Long> sameLevel(Set<Long> treatedIds) {
        var all = store.all();
        var levels = new HashSet<AreaKind>();
        all.stream()
                .filter(area -> treatedIds.contains(area.id()))
                .forEach(area -> levels.addAll(area.kind().level()));
        return all.stream()
                .filter(area -> levels.contains(area.kind()))
                .filter(area -> !area.isRetired() || treatedIds.contains(area.id()))
                .map(AreaSummary::id)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<Long, Integer> places(List<Long> ids) {
        var places = new HashMap<Long, Integer>();
        ids.forEach(id -> places.put(id, places.size()));
        return places;
    }

    private static BitSet treated(Set<Long> treatedIds, Map<Long, Integer> places) {
        var treated = new BitSet();
        treatedIds.stream().map(places::get).filter(Objects::nonNull).forEach(treated::set);
        return treated;
    }

    private static Map<Long, Integer> members(List<Long> ids, int[] rings) {
        var members = new HashMap<Long, Integer>();
        for (int i = 0; i < rings.length; i++) {
            if (rings[i] != Rings.OUTSIDE) {
                members.put(ids.get(i), rings[i]);
            }
        }
        return members;
    }
}
