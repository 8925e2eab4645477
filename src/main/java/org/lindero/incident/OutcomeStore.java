package org.lindero.incident;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.Cancellation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Outcomes, counts and points in the database; plain SQL in batches, as a file brings a hundred thousand rows at once. */
@Repository
class OutcomeStore {

    /** The place of a count. */
    record Cell(long areaId, YearMonth month) {}

    private static final String SELECT = """
            select o.id, o.code, o.name, o.unit, o.sensitive_to_reporting, o.sensitive, min(c.month_start) as first_month, max(c.month_start) as last_month,
                   count(distinct c.area_id) as areas, count(c.area_id) as cells, coalesce(sum(c.events), 0) as total
            from outcome o left join outcome_count c on c.outcome_id = o.id
            group by o.id, o.code, o.name, o.unit, o.sensitive_to_reporting, o.sensitive
            order by o.name, o.id""";

    private static final int BATCH = 1_000;

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final CountMemory memory;

    OutcomeStore(JdbcClient client, JdbcTemplate jdbc, CountMemory memory) {
        this.client = client;
        this.jdbc = jdbc;
        this.memory = memory;
    }

    List<OutcomeSummary> all() {
        return client.sql(SELECT).query((row, n) -> summary(row)).list();
    }

    /** Registers an outcome; {@code importId} is absent when no import did. */
    long insert(OutcomeDraft draft, @Nullable Long importId) {
        client.sql("insert into outcome (version, code, name, unit, sensitive_to_reporting, sensitive, import_id)"
                        + " values (0, ?, ?, ?, ?, ?, cast(? as bigint))")
                .param(draft.code())
                .param(draft.name())
                .param(draft.unit())
                .param(draft.sensitiveToReporting())
                .param(draft.sensitive())
                .param(importId)
                .update();
        return client.sql("select id from outcome where code = ?")
                .param(draft.code())
                .query(Long.class)
                .single();
    }

    /** Counts of these areas in these months, in no order. */
    List<AreaMonthCount> counts(long outcomeId, YearMonth from, YearMonth to, Collection<Long> areaIds) {
        var wanted = Set.copyOf(areaIds);
        var counts = new ArrayList<AreaMonthCount>();
        client.sql(
                        "select area_id, month_start, events from outcome_count where outcome_id = ? and month_start between ? and ?")
                .params(outcomeId, from.atDay(1), to.atDay(1))
                .query(row -> {
                    if (wanted.contains(row.getLong(1))) {
                        counts.add(new AreaMonthCount(row.getLong(1), month(row, 2), row.getDouble(3)));
                    }
                });
        return counts;
    }

    Map<Cell, Double> counts(long outcomeId) {
        var counts = new HashMap<Cell, Double>();
        client.sql("select area_id, month_start, events from outcome_count where outcome_id = ?")
                .param(outcomeId)
                .query(row -> {
                    counts.put(new Cell(row.getLong(1), month(row, 2)), row.getDouble(3));
                });
        return counts;
    }

    /** The areas that have a count in any month. */
    List<Long> areasWithCounts(long outcomeId) {
        return client.sql("select distinct area_id from outcome_count where outcome_id = ?")
                .param(outcomeId)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Totals of all areas by month, for a small chart. */
    Map<YearMonth, Double> totals(long outcomeId) {
        var totals = new TreeMap<YearMonth, Double>();
        client.sql("select month_start, sum(events) from outcome_count where outcome_id = ? group by month_start")
                .param(outcomeId)
                .query(row -> {
                    totals.put(month(row, 1), row.getDouble(2));
                });
        return totals;
    }

    /** Writes counts, in place of those that the same areas and months had, which are remembered. */
    void replace(long outcomeId, Collection<AreaMonthCount> counts, long importId) {
        var months = counts.stream().map(AreaMonthCount::month).toList();
        if (months.isEmpty()) {
            return;
        }
        int known = memory.remember(importId, outcomeId, Collections.min(months), Collections.max(months));
        if (known > 0) {
            delete(outcomeId, counts);
        }
        jdbc.batchUpdate(
                "insert into outcome_count (outcome_id, area_id, month_start, events, import_id) values (?, ?, ?, ?, ?)",
                counts,
                BATCH,
                (statement, count) -> {
                    Cancellation.check();
                    statement.setLong(1, outcomeId);
                    statement.setLong(2, count.areaId());
                    statement.setDate(3, Date.valueOf(count.month().atDay(1)));
                    statement.setDouble(4, count.count());
                    statement.setLong(5, importId);
                });
        if (known > 0) {
            memory.forgetUntouched(importId, outcomeId);
        }
    }

    private void delete(long outcomeId, Collection<AreaMonthCount> counts) {
        jdbc.batchUpdate(
                "delete from outcome_count where outcome_id = ? and area_id = ? and month_start = ?",
                counts,
                BATCH,
                (statement, count) -> {
                    Cancellation.check();
                    statement.setLong(1, outcomeId);
                    statement.setLong(2, count.areaId());
                    statement.setDate(3, Date.valueOf(count.month().atDay(1)));
                });
    }

    /** Writes points in place of those that the outcome had in these months in the areas of the scope, which are remembered. */
    void replacePoints(
            long outcomeId,
            LocatedPoints points,
            List<Integer> places,
            List<Long> areaIds,
            PointImportPlan plan,
            Collection<Long> scope,
            long importId) {
        memory.movePoints(importId, outcomeId, plan.from(), plan.to(), scope);
        jdbc.batchUpdate(
                "insert into incident_point (outcome_id, area_id, happened_on, happened_at, longitude, latitude, import_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                places,
                BATCH,
                (statement, i) -> {
                    Cancellation.check();
                    statement.setLong(1, outcomeId);
                    statement.setLong(2, areaIds.get(points.area(i)));
                    statement.setDate(3, Date.valueOf(points.day(i)));
                    int hour = points.hour(i);
                    statement.setObject(4, hour == LocatedPoints.NO_HOUR ? null : (short) hour, Types.SMALLINT);
                    statement.setDouble(5, points.longitude(i));
                    statement.setDouble(6, points.latitude(i));
                    statement.setLong(7, importId);
                });
    }

    List<IncidentPoint> points(long outcomeId, LocalDate from, LocalDate to) {
        return client.sql("select area_id, happened_on, happened_at, longitude, latitude from incident_point"
                        + " where outcome_id = ? and happened_on between ? and ? order by happened_on, id")
                .params(outcomeId, from, to)
                .query((row, n) -> new IncidentPoint(
                        row.getLong(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, Integer.class),
                        row.getDouble(4),
                        row.getDouble(5)))
                .list();
    }

    private static OutcomeSummary summary(ResultSet row) throws SQLException {
        var first = row.getDate("first_month");
        var last = row.getDate("last_month");
        return new OutcomeSummary(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                row.getBoolean("sensitive_to_reporting"),
                row.getBoolean("sensitive"),
                first == null ? null : YearMonth.from(first.toLocalDate()),
                last == null ? null : YearMonth.from(last.toLocalDate()),
                row.getInt("areas"),
                row.getInt("cells"),
                row.getDouble("total"));
    }

    private static YearMonth month(ResultSet row, int column) throws SQLException {
        return YearMonth.from(row.getDate(column).toLocalDate());
    }
}
