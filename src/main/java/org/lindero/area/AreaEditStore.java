package org.lindero.area;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Edits of boundaries in the database: who took whose place, and what must be known to undo an edit as a whole. */
@Repository
class AreaEditStore {

    /** What became of an area. */
    enum Role {
        MADE,
        REDRAWN,
        RETIRED
    }

    /** An edit as it was recorded. */
    record Recorded(long id, LocalDate validFrom, boolean undone) {}

    /** An area of a recorded edit. */
    record Touched(long areaId, Role role) {}

    private final JdbcClient client;

    AreaEditStore(JdbcClient client) {
        this.client = client;
    }

    long add(String kind, LocalDate validFrom) {
        var key = new GeneratedKeyHolder();
        client.sql("insert into area_edit (kind, valid_from, undone) values (?, ?, false)")
                .param(kind)
                .param(Date.valueOf(validFrom))
                .update(key, "id");
        return Objects.requireNonNull(key.getKeyAs(Long.class));
    }

    /** Records what an edit is about to do to areas; to be called before boundaries are replaced. */
    void touch(long editId, Collection<Long> areaIds, Role role, LocalDate validFrom) {
        for (long areaId : areaIds) {
            client.sql("insert into area_edit_area"
                            + " (edit_id, area_id, role, replaced_geometry, replaced_m2, replaced_source)"
                            + " select ?, a.id, ?, b.geometry, b.area_m2, b.source from area a"
                            + " left join area_boundary b on b.area_id = a.id and b.valid_from = ? where a.id = ?")
                    .params(editId, role.name(), Date.valueOf(validFrom), areaId)
                    .update();
        }
    }

    Optional<Recorded> find(long editId) {
        return client.sql("select id, valid_from, undone from area_edit where id = ?")
                .param(editId)
                .query((row, n) -> new Recorded(row.getLong(1), row.getObject(2, LocalDate.class), row.getBoolean(3)))
                .optional();
    }

    List<Touched> touched(long editId) {
        return client.sql("select area_id, role from area_edit_area where edit_id = ? order by area_id")
                .param(editId)
                .query((row, n) -> new Touched(row.getLong(1), Role.valueOf(row.getString(2))))
                .list();
    }

    void markUndone(long editId) {
        client.sql("update area_edit set undone = true where id = ?")
                .param(editId)
                .update();
    }

    /** Ends areas and their boundaries the day before a day. */
    void retire(Set<Long> areaIds, LocalDate from) {
        if (areaIds.isEmpty()) {
            return;
        }
        client.sql("update area_boundary set valid_to = :day where area_id in (:ids) and valid_to is null")
                .param("day", Date.valueOf(from.minusDays(1)))
                .param("ids", areaIds)
                .update();
        client.sql("update area set retired_on = :day, version = version + 1 where id in (:ids)")
                .param("day", Date.valueOf(from))
                .param("ids", areaIds)
                .update();
    }

    void succeed(Set<Long> predecessors, Collection<Long> successors, LocalDate since) {
        for (long predecessor : predecessors) {
            for (long successor : successors) {
                client.sql("insert into area_succession (predecessor_id, successor_id, since) values (?, ?, ?)")
                        .params(predecessor, successor, Date.valueOf(since))
                        .update();
            }
        }
    }

    /** Names of areas of an edit that another edit changed after it. */
    List<String> editedLater(long editId) {
        return client.sql("select distinct a.name from area_edit_area mine"
                        + " join area_edit_area later on later.area_id = mine.area_id and later.edit_id > mine.edit_id"
                        + " join area_edit e on e.id = later.edit_id and not e.undone"
                        + " join area a on a.id = mine.area_id where mine.edit_id = ? order by a.name")
                .param(editId)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Names of areas of an edit whose boundary in force is not the one that an edit drew for that day. */
    List<String> redrawnOtherwise(long editId) {
        return client.sql("select a.name from area_edit_area t join area_edit e on e.id = t.edit_id"
                        + " join area a on a.id = t.area_id left join area_boundary b on b.area_id = a.id"
                        + " and b.valid_to is null and b.valid_from = e.valid_from and b.source = ''"
                        + " where t.edit_id = ? and t.role <> 'RETIRED' and b.id is null order by a.name")
                .param(editId)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Puts retired areas and the boundaries that ended then back in force. */
    void restore(Set<Long> areaIds, LocalDate from) {
        if (areaIds.isEmpty()) {
            return;
        }
        client.sql("update area set retired_on = null, version = version + 1 where id in (:ids)")
                .param("ids", areaIds)
                .update();
        client.sql("update area_boundary set valid_to = null where area_id in (:ids) and valid_to = :day")
                .param("ids", areaIds)
                .param("day", Date.valueOf(from.minusDays(1)))
                .update();
    }

    /** Removes boundaries that began on a day. */
    void removeBoundaries(Set<Long> areaIds, LocalDate from) {
        if (!areaIds.isEmpty()) {
            client.sql("delete from area_boundary where area_id in (:ids) and valid_from = :day")
                    .param("ids", areaIds)
                    .param("day", Date.valueOf(from))
                    .update();
        }
    }

    /** Puts back the boundaries that an edit replaced. */
    void putBackReplaced(long editId) {
        client.sql("insert into area_boundary (area_id, valid_from, geometry, area_m2, source)"
                        + " select t.area_id, e.valid_from, t.replaced_geometry, t.replaced_m2, t.replaced_source"
                        + " from area_edit_area t join area_edit e on e.id = t.edit_id"
                        + " where t.edit_id = ? and t.role = 'REDRAWN' and t.replaced_geometry is not null")
                .param(editId)
                .update();
    }

    /** Removes areas on which nothing stands. */
    void remove(Set<Long> areaIds) {
        if (areaIds.isEmpty()) {
            return;
        }
        client.sql("delete from area_neighbour where area_id in (:ids) or neighbour_id in (:ids)")
                .param("ids", areaIds)
                .update();
        client.sql("delete from area_succession where successor_id in (:ids)")
                .param("ids", areaIds)
                .update();
        client.sql("delete from area where id in (:ids)").param("ids", areaIds).update();
    }
}
