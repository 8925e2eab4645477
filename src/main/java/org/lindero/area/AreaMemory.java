package org.lindero.area;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lindero.area.UndoCheck.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What areas and their boundaries were before an import wrote over them. */
@Repository
class AreaMemory {

    private final JdbcClient client;

    AreaMemory(JdbcClient client) {
        this.client = client;
    }

    /** Keeps areas as they are, before the import writes; those that move with all versions of their boundaries. */
    void remember(long importId, Collection<Long> areaIds, Collection<Long> movedIds) {
        client.sql("insert into area_before (import_id, area_id, moved, name, kind, parent_id, zone, sector,"
                        + " retired_on, replaced_import_id) select cast(? as bigint), id, id = any(?), name, kind,"
                        + " parent_id, zone, sector, retired_on, import_id from area where id = any(?)")
                .params(importId, array(movedIds), array(areaIds))
                .update();
        client.sql(
                        "insert into area_boundary_before (import_id, id, area_id, valid_from, valid_to, geometry, area_m2, source)"
                                + " select cast(? as bigint), id, area_id, valid_from, valid_to, geometry, area_m2, source"
                                + " from area_boundary where area_id = any(?)")
                .params(importId, array(movedIds))
                .update();
        rememberPopulations(importId, areaIds);
    }

    private void rememberPopulations(long importId, Collection<Long> areaIds) {
        client.sql("insert into area_population_before (import_id, area_id, of_year, people, source)"
                        + " select cast(? as bigint), area_id, of_year, people, source from area_population"
                        + " where area_id = any(?)")
                .params(importId, array(areaIds))
                .update();
    }

    private void restorePopulations(long importId, Set<Long> made) {
        client.sql("delete from area_population where area_id = any(?) or area_id in"
                        + " (select area_id from area_before where import_id = ?)")
                .params(array(made), importId)
                .update();
        client.sql("insert into area_population (area_id, of_year, people, source)"
                        + " select area_id, of_year, people, source from area_population_before where import_id = ?")
                .param(importId)
                .update();
        client.sql("delete from area_population_before where import_id = ?")
                .param(importId)
                .update();
    }

    /** Says which import wrote areas last, the new ones too. */
    void mark(long importId, Collection<Long> areaIds) {
        client.sql("update area set import_id = ? where id = any(?)")
                .params(importId, array(areaIds))
                .update();
    }

    /** Areas that an import wrote and that were not there before it. */
    Set<Long> made(long importId) {
        return new HashSet<>(client.sql("select id from area where import_id = :import and id not in"
                        + " (select area_id from area_before where import_id = :import)")
                .param("import", importId)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    /** Areas that an import wrote over. */
    Set<Long> replaced(long importId) {
        return new HashSet<>(client.sql("select area_id from area_before where import_id = ?")
                .param(importId)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    /** How many areas that were there before it an import changed; the others it only confirmed. */
    long changed(long importId) {
        return client.sql("select changed from import_history where id = ?")
                .param(importId)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /** Kinds of the areas that an import made or wrote over, now and before it. */
    Set<AreaKind> kinds(long importId) {
        return new HashSet<>(client.sql("select kind from area where import_id = :import union"
                        + " select kind from area_before where import_id = :import")
                .param("import", importId)
                .query((row, n) -> AreaKind.valueOf(row.getString(1)))
                .list());
    }

    /** Imports in force that wrote over what this one wrote. */
    List<Long> later(long importId) {
        return client.sql("select distinct import_id from area_before where replaced_import_id = ? order by import_id")
                .param(importId)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Names of areas that lie in one of these and are not among them. */
    List<String> inside(Set<Long> areaIds) {
        return client.sql("select name from area where parent_id = any(?) and not (id = any(?)) order by name")
                .params(array(areaIds), array(areaIds))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Puts everything back as it was and forgets it; areas that the import made are removed. */
    void restore(long importId, Set<Long> made) {
        client.sql("delete from area_neighbour where area_id = any(?) or neighbour_id = any(?)")
                .params(array(made), array(made))
                .update();
        client.sql("delete from area_succession where successor_id = any(?)")
                .param(array(made))
                .update();
        client.sql("delete from area_boundary where area_id = any(?) or area_id in"
                        + " (select area_id from area_before where import_id = ? and moved)")
                .params(array(made), importId)
                .update();
        client.sql("insert into area_boundary (id, area_id, valid_from, valid_to, geometry, area_m2, source)"
                        + " select id, area_id, valid_from, valid_to, geometry, area_m2, source"
                        + " from area_boundary_before where import_id = ?")
                .param(importId)
                .update();
        restorePopulations(importId, made);
        restoreRows(importId);
        client.sql("delete from area where id = any(?)").param(array(made)).update();
        client.sql("delete from area_boundary_before where import_id = ?")
                .param(importId)
                .update();
        client.sql("delete from area_before where import_id = ?")
                .param(importId)
                .update();
    }

    private void restoreRows(long importId) {
        var columns = List.of("name", "kind", "parent_id", "zone", "sector", "retired_on", "replaced_import_id");
        var before = " = (select b.%s from area_before b where b.import_id = :import and b.area_id = area.id)";
        var set = columns.stream()
                .map(column -> (column.equals("replaced_import_id") ? "import_id" : column) + before.formatted(column))
                .toList();
        client.sql("update area set version = version + 1, " + String.join(", ", set)
                        + " where id in (select area_id from area_before where import_id = :import)")
                .param("import", importId)
                .update();
    }

    /** "A later import changed the same: undo it first". */
    static List<Sentence> obstacles(List<ImportEntry> later) {
        return later.stream()
                .map(entry -> Sentence.of(
                        "import.history.obstacle.later", entry.what().fileName(), entry.at()))
                .toList();
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
