package org.lindero.area;

import java.util.List;
import java.util.Set;
import org.lindero.security.Roles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Areas over time: the versions of a boundary, and which areas took whose place; within the scope of whoever asks. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class AreaVersions {

    private final AreaService areas;
    private final AreaVersionStore store;

    AreaVersions(AreaService areas, AreaVersionStore store) {
        this.areas = areas;
        this.store = store;
    }

    /** The versions of an area's boundary, the newest first. */
    public List<AreaVersion> list(long areaId) {
        areas.get(areaId);
        return store.versions(areaId);
    }

    /** The boundary of one version as a GeoJSON geometry. */
    public String geoJson(long areaId, long versionId) {
        areas.get(areaId);
        return store.geoJson(areaId, versionId);
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
}
