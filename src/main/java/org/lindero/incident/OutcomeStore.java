package org.lindero.incident;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.Cancellation;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Outcomes and their counts in the database; plain SQL in batches, as a file brings a hundred thousand rows at once. */
@Repository
class OutcomeStore {

    /** The place of a count. */
    record Cell(long areaId, YearMonth month) {}

    private static final String SELECT = """
            select o.id, o.code, o.name, o.unit, o.sensitive_to_reporting, o.sensitive, o.from_points,
                   min(c.month_start) as first_month, max(c.month_start) as last_month,
                   count(distinct c.area_id) as areas, count(c.area_id) as cells, coalesce(sum(c.events), 0) as total,
                   coalesce(sum(case when c.events > 0 and c.events < 3 then 1 else 0 end), 0) as small,
                   coalesce(sum(case when c.events > 0 and c.events < 3 then c.events else 0 end), 0) as small_total
            from outcome o left join outcome_count c on c.outcome_id = o.id %s
            %s
            group by o.id, o.code, o.name, o.unit, o.sensitive_to_reporting, o.sensitive, o.from_points
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

    /**
     * All outcomes with what is known of them in some areas.
     *
     * @param areaIds absent for all areas
     * @param visibility how much of an outcome may be seen, by whether it is sensitive and comes from points
     */
    List<OutcomeSummary> all(@Nullable Collection<Long> areaIds, BiFunction<Boolean, Boolean, Visibility> visibility) {
        return client.sql(SELECT.formatted(within(areaIds), ""))
                .params(parameters(areaIds))
                .query((row, n) -> summary(row, visibility))
                .list();
    }

    /** One outcome, as {@link #all}. */
    Optional<OutcomeSummary> find(
            long id, @Nullable Collection<Long> areaIds, BiFunction<Boolean, Boolean, Visibility> visibility) {
        return client.sql(SELECT.formatted(within(areaIds), "where o.id = ?"))
                .params(parameters(areaIds, id))
                .query((row, n) -> summary(row, visibility))
                .optional();
    }

    private static String within(@Nullable Collection<Long> areaIds) {
        return areaIds == null ? "" : "and area_id = any(?)";
    }

    private static List<Object> parameters(@Nullable Collection<Long> areaIds, Object... others) {
        var parameters = new ArrayList<Object>();
        if (areaIds != null) {
            parameters.add(areaIds.toArray(Long[]::new));
        }
        parameters.addAll(List.of(others));
        return parameters;
    }

    boolean hasCode(String code) {
        return client.sql("select count(*) from outcome where code = ?")
                        .param(code)
                        .query((row, n) -> row.getInt(1))
                        .single()
                > 0;
    }

    void markSensitive(long id, boolean sensitive) {
        client.sql("update outcome set version = version + 1, sensitive = ? where id = ?")
                .params(sensitive, id)
                .update();
    }

    /** The areas that have a count in some month, in no order. */
    Set<Long> areasWithCounts(long outcomeId) {
        return new HashSet<>(client.sql("select distinct area_id from outcome_count where outcome_id = ?")
                .param(outcomeId)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    /** The imports that wrote counts which stand. */
    List<Long> importsOf(long outcomeId) {
        return client.sql("select distinct import_id from outcome_count where outcome_id = ? and import_id is not null")
                .param(outcomeId)
                .query((row, n) -> row.getLong(1))
                .list();
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
                .query((row, n) -> row.getLong(1))
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

    /** Sums of some areas by month, of all where they are absent; months that nobody published are absent. */
    Map<YearMonth, CountSum> totals(OutcomeSummary outcome, @Nullable Collection<Long> areaIds) {
        boolean hidden = outcome.visibility() == Visibility.NONE;
        boolean small = outcome.visibility() == Visibility.WITHOUT_SMALL;
        var totals = new TreeMap<YearMonth, CountSum>();
        client.sql("select month_start, count(*), sum(events),"
                        + " sum(case when events > 0 and events < 3 then 1 else 0 end),"
                        + " sum(case when events > 0 and events < 3 then events else 0 end)"
                        + " from outcome_count where true " + within(areaIds)
                        + " and outcome_id = ? group by month_start")
                .params(parameters(areaIds, outcome.id()))
                .query(row -> {
                    int cells = row.getInt(2);
                    int few = small ? row.getInt(4) : 0;
                    double seen = row.getDouble(3) - (small ? row.getDouble(5) : 0);
                    int missing = outcome.areas() - cells;
                    totals.put(
                            month(row, 1),
                            hidden
                                    ? new CountSum(0, 0, cells, 0, missing)
                                    : new CountSum(seen, few, 0, cells - few, missing));
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

    private static OutcomeSummary summary(ResultSet row, BiFunction<Boolean, Boolean, Visibility> visibility)
            throws SQLException {
        var first = row.getDate("first_month");
        var last = row.getDate("last_month");
        boolean sensitive = row.getBoolean("sensitive");
        var seen = visibility.apply(sensitive, row.getBoolean("from_points"));
        boolean small = seen == Visibility.WITHOUT_SMALL;
        double total = row.getDouble("total") - (small ? row.getDouble("small_total") : 0);
        return new OutcomeSummary(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                row.getBoolean("sensitive_to_reporting"),
                sensitive,
                seen,
                first == null ? null : YearMonth.from(first.toLocalDate()),
                last == null ? null : YearMonth.from(last.toLocalDate()),
                row.getInt("areas"),
                row.getInt("cells"),
                seen == Visibility.NONE ? 0 : total,
                small ? row.getInt("small") : 0);
    }

    private static YearMonth month(ResultSet row, int column) throws SQLException {
        return YearMonth.from(row.getDate(column).toLocalDate());
    }
}
