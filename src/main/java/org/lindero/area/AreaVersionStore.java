package org.lindero.area;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lindero.shared.NotFoundException;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Versions of boundaries and lineage of areas in the database. */
@Repository
class AreaVersionStore {

    private final JdbcClient client;

    AreaVersionStore(JdbcClient client) {
        this.client = client;
    }

    List<AreaVersion> versions(long areaId) {
        return client.sql("select id, valid_from, valid_to, source, area_m2 from area_boundary where area_id = ?"
                        + " order by valid_from desc")
                .param(areaId)
                .query((row, n) -> new AreaVersion(
                        row.getLong("id"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("source"),
                        row.getDouble("area_m2") / 1e6))
                .list();
    }

    String geoJson(long areaId, long versionId) {
        var wkb = client.sql("select geometry from area_boundary where area_id = ? and id = ?")
                .params(areaId, versionId)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new NotFoundException("Boundary", versionId));
        try {
            return GeoJsonText.of(new WKBReader().read(wkb));
        } catch (ParseException damaged) {
            throw new IllegalStateException("a boundary in the database cannot be read", damaged);
        }
    }

    List<Long> successors(Collection<Long> areaIds) {
        return client.sql("select distinct successor_id from area_succession where predecessor_id = any(?)")
                .params((Object) areaIds.toArray(Long[]::new))
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** For each area that took others' places, those others. */
    Map<Long, Set<Long>> successions() {
        var predecessors = new HashMap<Long, Set<Long>>();
        client.sql("select predecessor_id, successor_id from area_succession").query(row -> {
            predecessors.computeIfAbsent(row.getLong(2), id -> new HashSet<>()).add(row.getLong(1));
        });
        return predecessors;
    }

    /** Ends areas and their boundaries the day before a day. */
    void retire(Set<Long> areaIds, LocalDate from) {
        var ids = areaIds.toArray(Long[]::new);
        client.sql("update area_boundary set valid_to = ? where area_id = any(?) and valid_to is null")
                .params(Date.valueOf(from.minusDays(1)), ids)
                .update();
        client.sql("update area set retired_on = ?, version = version + 1 where id = any(?)")
                .params(Date.valueOf(from), ids)
                .update();
    }

    /** Writes down that each of some areas took the place of each of others. */
    void succeed(Set<Long> predecessors, Collection<Long> successors, LocalDate since) {
        client.sql(
                        "insert into area_succession (predecessor_id, successor_id, since)"
                                + " select old.id, made.id, ? from area old, area made where old.id = any(?) and made.id = any(?)")
                .params(Date.valueOf(since), predecessors.toArray(Long[]::new), successors.toArray(Long[]::new))
                .update();
    }

    List<Long> predecessors(long areaId) {
        return client.sql("select predecessor_id from area_succession where successor_id = ?")
                .param(areaId)
                .query((row, n) -> row.getLong(1))
                .list();
    }
}
