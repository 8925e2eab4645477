package org.lindero.area;

import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Areas over time: the versions of a boundary, populations by year, and which areas took whose place; within the scope of whoever asks. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class AreaVersions {

    private final AreaService areas;
    private final AreaVersionStore store;
    private final AreaPopulationStore populations;
    private final AuditTrail audit;

    AreaVersions(AreaService areas, AreaVersionStore store, AreaPopulationStore populations, AuditTrail audit) {
        this.areas = areas;
        this.store = store;
        this.populations = populations;
        this.audit = audit;
    }

    /** The versions of an area's boundary, the newest first. */
    public List<AreaVersion> list(long areaId) {
        areas.get(areaId);
        return store.versions(areaId);
    }

    /** The boundary of one version for a map: a GeoJSON collection of one feature with code and name. */
    public String geoJson(long areaId, long versionId) {
        var area = areas.get(areaId);
        return AreaShapes.collection(
                List.of(AreaShapes.feature(area.code(), area.name(), store.geoJson(areaId, versionId))));
    }

    /** The areas above an area, from the state down. */
    public List<AreaSummary> above(long areaId) {
        var path = new LinkedList<AreaSummary>();
        for (var area = areas.get(areaId); area.parentId() != null && path.size() < AreaKind.values().length; ) {
            var parent = areas.list(Set.of(area.parentId()));
            if (parent.isEmpty()) {
                break;
            }
            area = parent.getFirst();
            path.addFirst(area);
        }
        return List.copyOf(path);
    }

    /** The areas that took the place of an area, by code. */
    public List<AreaSummary> successors(long areaId) {
        areas.get(areaId);
        return areas.list(store.successors(Set.of(areaId)));
    }

    /** The areas whose place an area took, by code. */
    public List<AreaSummary> predecessors(long areaId) {
        areas.get(areaId);
        return areas.list(store.predecessors(areaId));
    }

    /** The populations of an area, the latest first. */
    public List<AreaPopulation> populations(long areaId) {
        areas.get(areaId);
        return populations.of(areaId);
    }

    /**
     * The populations for a year by area of the scope: of that year, else of the nearest earlier one that is known, else of the
     * nearest later one; its year says which.
     */
    public Map<Long, AreaPopulation> populationsFor(int year) {
        var mine = populations.nearest(year);
        mine.keySet()
                .retainAll(areas.listWithRetired().stream().map(AreaSummary::id).toList());
        return mine;
    }

    /** Writes a population by hand, in place of one of the same year. */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public void putPopulation(long areaId, AreaPopulation population) {
        var area = areas.get(areaId);
        populations.put(List.of(new AreaPopulationStore.Entry(areaId, population)));
        audit.record("area.population", area.name(), population.year() + ": " + population.people());
    }

    /** Takes the population of a year away. */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public void removePopulation(long areaId, int year) {
        var area = areas.get(areaId);
        populations.remove(areaId, year);
        audit.record("area.population", area.name(), year + ": –");
    }
}
