package org.lindero.incident;

import java.sql.Date;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What counts and points were before an import wrote over them. Whole ranges are copied within the database: files bring a million rows. */
@Repository
class CountMemory {

    /** An outcome that an import registered. */
    record Registered(long id, String name, boolean hasOtherCounts) {}

    private final JdbcClient client;

    CountMemory(JdbcClient client) {
        this.client = client;
    }

    /** Keeps all counts of an outcome between two months; how many there were. */
    int remember(long importId, long outcomeId, YearMonth from, YearMonth to) {
        return client.sql("insert into outcome_count_before"
                        + " (import_id, outcome_id, area_id, month_start, events, replaced_import_id)"
                        + " select cast(? as bigint), outcome_id, area_id, month_start, events, import_id"
                        + " from outcome_count where outcome_id = ? and month_start between ? and ?")
                .params(importId, outcomeId, Date.valueOf(from.atDay(1)), Date.valueOf(to.atDay(1)))
                .update();
    }

    /** Forgets the kept counts that the import did not write over. */
    void forgetUntouched(long importId, long outcomeId) {
        client.sql("delete from outcome_count_before b where b.import_id = ? and b.outcome_id = ? and not exists"
                        + " (select 1 from outcome_count c where c.outcome_id = b.outcome_id and c.area_id = b.area_id"
                        + " and c.month_start = b.month_start and c.import_id = b.import_id)")
                .params(importId, outcomeId)
                .update();
    }

    /** Moves the points of some areas and months out of the way. */
    void movePoints(long importId, long outcomeId, YearMonth from, YearMonth to, Collection<Long> areaIds) {
        var places = areaIds.toArray(Long[]::new);
        var which = " from incident_point where outcome_id = ? and happened_on between ? and ? and area_id = any(?)";
        client.sql("insert into incident_point_before (import_id, id, outcome_id, area_id, happened_on, happened_at,"
                        + " longitude, latitude, replaced_import_id) select cast(? as bigint), id, outcome_id, area_id,"
                        + " happened_on, happened_at, longitude, latitude, import_id" + which)
                .params(importId, outcomeId, Date.valueOf(from.atDay(1)), Date.valueOf(to.atEndOfMonth()), places)
                .update();
        client.sql("delete" + which)
                .params(outcomeId, Date.valueOf(from.atDay(1)), Date.valueOf(to.atEndOfMonth()), places)
                .update();
    }

    long written(long importId) {
        return count("select count(*) from outcome_count where import_id = ?", importId);
    }

    long replaced(long importId) {
        return count("select count(*) from outcome_count_before where import_id = ?", importId);
    }

    long points(long importId) {
        return count("select count(*) from incident_point where import_id = ?", importId);
    }

    long replacedPoints(long importId) {
        return count("select count(*) from incident_point_before where import_id = ?", importId);
    }

    /** Areas that an import wrote counts or points of, or took some away from. */
    Set<Long> areas(long importId) {
        return new HashSet<>(client.sql("select area_id from outcome_count where import_id = :import"
                        + " union select area_id from outcome_count_before where import_id = :import"
                        + " union select area_id from incident_point_before where import_id = :import")
                .param("import", importId)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    /** Imports in force that wrote over what this one wrote. */
    List<Long> later(long importId) {
        return client.sql("select import_id from outcome_count_before where replaced_import_id = :import"
                        + " union select import_id from incident_point_before where replaced_import_id = :import"
                        + " order by import_id")
                .param("import", importId)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    List<Registered> registered(long importId) {
        return client.sql("select o.id, o.name, exists (select 1 from outcome_count c where c.outcome_id = o.id"
                        + " and c.import_id <> o.import_id) from outcome o where o.import_id = ? order by o.name")
                .param(importId)
                .query((row, n) -> new Registered(row.getLong(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    /** Puts everything back as it was and forgets it. */
    void restore(long importId) {
        run("delete from outcome_count where import_id = ?", importId);
        run(
                "insert into outcome_count (outcome_id, area_id, month_start, events, import_id)"
                        + " select outcome_id, area_id, month_start, events, replaced_import_id"
                        + " from outcome_count_before where import_id = ?",
                importId);
        run("delete from outcome_count_before where import_id = ?", importId);
        run("delete from incident_point where import_id = ?", importId);
        run(
                "insert into incident_point"
                        + " (id, outcome_id, area_id, happened_on, happened_at, longitude, latitude, import_id)"
                        + " select id, outcome_id, area_id, happened_on, happened_at, longitude, latitude, replaced_import_id"
                        + " from incident_point_before where import_id = ?",
                importId);
        run("delete from incident_point_before where import_id = ?", importId);
        client.sql("update outcome set from_points = exists (select 1 from outcome_count c"
                        + " join import_history h on h.id = c.import_id where c.outcome_id = outcome.id and h.kind = 'POINTS')"
                        + " where from_points")
                .update();
    }

    void removeOutcome(long outcomeId) {
        run("delete from outcome where id = ?", outcomeId);
    }

    private void run(String sql, long id) {
        client.sql(sql).param(id).update();
    }

    private long count(String sql, long importId) {
        return client.sql(sql).param(importId).query(Long.class).single();
    }
}
