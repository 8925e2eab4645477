package org.lindero.area;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.locationtech.jts.geom.Geometry;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Areas, their neighbours and rings, within the scope of whoever asks; and the import of their boundaries. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class AreaService {

    private final AreaStore store;
    private final AreaScope scope;
    private final AreaShapes shapes;
    private final AreaNeighbourhood neighbourhood;
    private final AreaPopulationStore populations;
    private final BoundaryWriter writer;

    AreaService(
            AreaStore store,
            AreaScope scope,
            AreaShapes shapes,
            AreaNeighbourhood neighbourhood,
            AreaPopulationStore populations,
            BoundaryWriter writer) {
        this.store = store;
        this.scope = scope;
        this.shapes = shapes;
        this.neighbourhood = neighbourhood;
        this.populations = populations;
        this.writer = writer;
    }

    /** Areas of the scope that match, sorted by the page's first order: {@code name}, {@code areaKm2}, {@code population}, else code. */
    public List<AreaSummary> search(AreaFilter filter, Pageable page) {
        return listWithRetired().stream()
                .filter(filter::matches)
                .sorted(order(page))
                .skip(page.isPaged() ? page.getOffset() : 0)
                .limit(page.isPaged() ? page.getPageSize() : Long.MAX_VALUE)
                .toList();
    }

    /** The areas of the scope that are in force, by code: those that can be chosen for something new. */
    public List<AreaSummary> list() {
        return listWithRetired().stream().filter(area -> !area.isRetired()).toList();
    }

    /** All areas of the scope, by code, also those whose place others have taken: what is old still stands on them. */
    public List<AreaSummary> listWithRetired() {
        return scope.narrow(store.all());
    }

    /** What can be chosen where some areas are chosen already: those in force, and of the chosen ones also the retired; by code. */
    public List<AreaSummary> listWithChosen(Collection<Long> chosen) {
        return listWithRetired().stream()
                .filter(area -> !area.isRetired() || chosen.contains(area.id()))
                .toList();
    }

    /** Those of these areas that are in the scope, by code, also retired ones. */
    public List<AreaSummary> list(Collection<Long> ids) {
        var wanted = Set.copyOf(ids);
        return listWithRetired().stream()
                .filter(area -> wanted.contains(area.id()))
                .toList();
    }

    /**
     * One area, in force or retired.
     *
     * @throws NotFoundException when there is none, or it is outside the scope
     */
    public AreaSummary get(long id) {
        return listWithRetired().stream()
                .filter(area -> area.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("Area", id));
    }

    /** The area of the scope with exactly this code, in force or retired. */
    public Optional<AreaSummary> find(String code) {
        return listWithRetired().stream()
                .filter(area -> area.code().equals(code))
                .findFirst();
    }

    /** The neighbours of an area that are in the scope, longest common border first; of a retired one those that it had. */
    public List<AreaNeighbour> neighbours(long id) {
        var byId = byId(get(id).isRetired() ? listWithRetired() : list());
        return store.pairs().stream()
                .filter(pair -> pair.first() == id || pair.second() == id)
                .filter(pair -> byId.containsKey(other(pair, id)))
                .map(pair -> new AreaNeighbour(
                        Objects.requireNonNull(byId.get(other(pair, id))), pair.sharedMetres(), pair.distanceMetres()))
                .sorted(Comparator.comparingDouble(AreaNeighbour::sharedMetres).reversed())
                .toList();
    }

    /**
     * Who touches whom among all areas, also outside the scope: an evaluation needs the whole neighbourhood. Retired areas keep
     * the neighbours that they had.
     */
    public List<AreaPair> pairs() {
        return store.pairs();
    }

    /** How far apart neighbours of the level of a kind may lie. */
    public double toleranceMetres(AreaKind kind) {
        return store.toleranceMetres(kind.level());
    }

    /**
     * Rings by order of contiguity: 0 for the treated, 1 for areas that touch one, 2 for those that touch ring 1 … Areas further
     * away are absent. A treated area is never in a ring.
     */
    public Map<Long, Integer> rings(Set<Long> treatedIds, int orders) {
        return neighbourhood.rings(treatedIds, orders);
    }

    /** Rings by distance of the boundaries: 1 for [0, first limit], 2 for (first, second] … in metres; otherwise as {@link #rings}. */
    public Map<Long, Integer> ringsByDistance(Set<Long> treatedIds, double... limitsMetres) {
        return neighbourhood.ringsByDistance(treatedIds, limitsMetres);
    }

    /**
     * Rings around areas of the scope for points, by distance from their boundaries in metres.
     *
     * @throws NotFoundException when none of the areas has a boundary and is in the scope
     */
    public DistanceRings distanceRings(Collection<Long> ids, double... limitsMetres) {
        var lonLat = store.shapes();
        var shapes = list(ids).stream()
                .map(area -> lonLat.get(area.id()))
                .filter(Objects::nonNull)
                .toList();
        if (shapes.isEmpty()) {
            throw new NotFoundException("Area with a boundary", ids);
        }
        return new DistanceRings(shapes, limitsMetres);
    }

    /** The outer limits of the rings by order around areas of the scope, as GeoJSON from the inside out, made of areas of the scope. */
    public List<String> ringOutlines(Set<Long> treatedIds, int orders) {
        var mine = mine(treatedIds);
        var shapes = mine(store.shapes());
        return mine.isEmpty() ? List.of() : RingOutlines.ofAreas(shapes, rings(mine, orders), orders);
    }

    /** The limits at so many metres around areas of the scope, as GeoJSON from the inside out. */
    public List<String> distanceOutlines(Set<Long> treatedIds, double... metres) {
        var shapes = mine(store.shapes());
        shapes.keySet().retainAll(treatedIds);
        return shapes.isEmpty() ? List.of() : RingOutlines.ofDistances(shapes.values(), metres);
    }

    private Set<Long> mine(Set<Long> ids) {
        return list(ids).stream().map(AreaSummary::id).collect(Collectors.toSet());
    }

    private Map<Long, Geometry> mine(Map<Long, Geometry> shapes) {
        var mine = new HashMap<>(shapes);
        mine.keySet().retainAll(list().stream().map(AreaSummary::id).collect(Collectors.toSet()));
        return mine;
    }

    /** For each area the police grouping that comparisons are made within: its zone, else its sector, else the area above. */
    public Map<Long, String> strata() {
        var all = store.all();
        var byId = byId(all);
        var strata = new HashMap<Long, String>();
        for (var area : all) {
            var parent = area.parentId() == null ? null : byId.get(area.parentId());
            strata.put(
                    area.id(),
                    area.zone() != null
                            ? area.zone()
                            : area.sector() != null ? area.sector() : parent != null ? parent.code() : "");
        }
        return strata;
    }

    /** Boundaries for a map as GeoJSON, simplified, with id, code and name; an empty collection means all of the scope. */
    public String geoJson(Collection<Long> ids) {
        return shapes.geoJson(ids.isEmpty() ? list() : list(ids));
    }

    /**
     * Boundaries of all of the scope as finely as a zoom of web maps shows them, as {@link #geoJson(Collection)}.
     *
     * @param zoom null for the one at which a map shows them all; the member {@code zoom} says which it is
     */
    public String geoJson(@Nullable Integer zoom) {
        return shapes.geoJson(list(), zoom);
    }

    /** The outlines of all states and municipalities, also outside the scope: they are public, and a map is read by them. */
    public String outlines(@Nullable Integer zoom) {
        return shapes.geoJson(
                store.all().stream()
                        .filter(area -> !area.isRetired())
                        .filter(area -> area.kind() == AreaKind.STATE || area.kind() == AreaKind.MUNICIPALITY)
                        .toList(),
                zoom);
    }

    /** Changes whenever {@link #geoJson(Integer)} or {@link #outlines} does, for this user. */
    public String geometryStamp() {
        return store.stamp() + scope.key();
    }

    /** Boundaries of the scope as GeoJSON with every corner and digit, to draw along them. */
    @PreAuthorize(Roles.IMPORTS)
    public String geoJsonUnabridged() {
        return shapes.unabridged(list());
    }

    /** Finds the area that holds a point, among the polygons and surrounding units of the scope (the municipalities where there are none). */
    public AreaLocator locator() {
        var lonLat = store.shapes();
        var mine = list().stream().filter(area -> lonLat.containsKey(area.id())).toList();
        var lowest = mine.stream()
                .filter(area -> AreaKind.POLYGON.level().contains(area.kind()))
                .toList();
        var chosen = lowest.isEmpty()
                ? mine.stream()
                        .filter(area -> area.kind() == AreaKind.MUNICIPALITY)
                        .toList()
                : lowest;
        return new AreaLocator(
                chosen.stream().map(AreaSummary::id).toList(),
                new PointLocator(chosen.stream()
                        .map(area -> Objects.requireNonNull(lonLat.get(area.id())))
                        .toList()));
    }

    /**
     * The shapes of a file that is not stored yet, for a map: GeoJSON in which a feature's number is its code; behind them the
     * stored areas of the scope around it, with a code that starts with {@code #}.
     */
    @PreAuthorize(Roles.IMPORTS)
    public String preview(BoundaryFile file) {
        return shapes.preview(file, list());
    }

    /** The likely columns of a file; a column of parents counts only when its codes exist here. */
    @PreAuthorize(Roles.IMPORTS)
    public BoundaryColumns guess(BoundaryFile file) {
        var guess = BoundaryColumns.guess(file);
        var codes = new AreaCodes(store.all().stream().map(AreaSummary::code).toList());
        boolean known = file.features().stream()
                .map(feature -> feature.value(guess.parent()))
                .allMatch(written -> written.isBlank() || codes.find(written) != null);
        return known
                ? guess
                : new BoundaryColumns(
                        guess.code(), guess.name(), guess.zone(), guess.sector(), null, guess.population());
    }

    /** What an import would do; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public BoundaryDryRun dryRun(BoundaryImportPlan plan) {
        return prepare(plan).rehearse();
    }

    /**
     * Stores the areas and boundaries of a file, all of them or none, and computes who is whose neighbour.
     *
     * @throws ImportRefusedException when the dry run has errors
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public BoundaryDryRun importBoundaries(BoundaryImportPlan plan) {
        var prepared = prepare(plan);
        var outcome = prepared.run();
        if (!outcome.isClean() || outcome.lines().isEmpty()) {
            throw new ImportRefusedException(outcome.problems());
        }
        writer.write(outcome, prepared.changes(), plan);
        if (plan.toleranceMetres() != null) {
            store.setToleranceMetres(plan.kind().level(), plan.toleranceMetres());
        }
        neighbourhood.compute(plan.kind().level());
        return outcome;
    }

    private BoundaryImport prepare(BoundaryImportPlan plan) {
        var all = store.all();
        var allowed = scope.narrow(all).stream().map(AreaSummary::id).collect(Collectors.toSet());
        return new BoundaryImport(plan, all, store.shapes(), populations.all(), allowed, scope.isEverywhere());
    }

    private static long other(AreaPair pair, long id) {
        return pair.first() == id ? pair.second() : pair.first();
    }

    private static Map<Long, AreaSummary> byId(List<AreaSummary> areas) {
        return areas.stream().collect(Collectors.toMap(AreaSummary::id, Function.identity()));
    }

    private static Comparator<AreaSummary> order(Pageable page) {
        var byCode = Comparator.comparing(AreaSummary::code).thenComparing(AreaSummary::id);
        return page.getSort().stream()
                .findFirst()
                .map(first -> {
                    Comparator<AreaSummary> chosen = switch (first.getProperty()) {
                        case "name" -> Comparator.comparing(AreaSummary::name);
                        case "areaKm2" -> Comparator.comparingDouble(AreaSummary::areaKm2);
                        case "population" ->
                            Comparator.comparing(
                                    AreaSummary::population, Comparator.nullsFirst(Comparator.naturalOrder()));
                        case "kind" -> Comparator.comparing(AreaSummary::kind);
                        default -> Comparator.comparing(AreaSummary::code);
                    };
                    return (first.isDescending() ? chosen.reversed() : chosen).thenComparing(byCode);
                })
                .orElse(byCode);
    }
}
