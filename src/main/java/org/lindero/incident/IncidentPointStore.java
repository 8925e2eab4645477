package org.lindero.incident;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.lindero.shared.Cancellation;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The points of outcomes in the database. */
@Repository
class IncidentPointStore {

    private static final int BATCH = 1_000;

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final CountMemory memory;

    IncidentPointStore(JdbcClient client, JdbcTemplate jdbc, CountMemory memory) {
        this.client = client;
        this.jdbc = jdbc;
        this.memory = memory;
    }

    /** Writes points in place of those that the outcome had in these months in the areas of the scope, which are remembered. */
    void replace(
            long outcomeId,
            LocatedPoints points,
            List<Integer> places,
            List<Long> areaIds,
            PointImportPlan plan,
            Collection<Long> scope,
            long importId) {
        client.sql("update outcome set from_points = true where id = ?")
                .param(outcomeId)
                .update();
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

    /** Points of some areas and days, newest first, at most so many. */
    List<IncidentPoint> newest(long outcomeId, LocalDate from, LocalDate to, Collection<Long> areaIds, int most) {
        return client.sql("select area_id, happened_on, happened_at, longitude, latitude from incident_point"
                        + " where outcome_id = ? and happened_on between ? and ? and area_id = any(?)"
                        + " order by happened_on desc, id desc fetch first ? rows only")
                .params(outcomeId, from, to, areaIds.toArray(Long[]::new), most)
                .query((row, n) -> point(row))
                .list();
    }

    /** How many {@link #newest} would be without its limit. */
    int count(long outcomeId, LocalDate from, LocalDate to, Collection<Long> areaIds) {
        return client.sql("select count(*) from incident_point"
                        + " where outcome_id = ? and happened_on between ? and ? and area_id = any(?)")
                .params(outcomeId, from, to, areaIds.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    /** Hands over the points of some areas that lie in a box of longitude and latitude. */
    void within(long outcomeId, Envelope box, Collection<Long> areaIds, Consumer<IncidentPoint> consumer) {
        client.sql(
                        "select area_id, happened_on, happened_at, longitude, latitude from incident_point where outcome_id = ?"
                                + " and longitude between ? and ? and latitude between ? and ? and area_id = any(?)")
                .params(
                        outcomeId,
                        box.getMinX(),
                        box.getMaxX(),
                        box.getMinY(),
                        box.getMaxY(),
                        areaIds.toArray(Long[]::new))
                .query(row -> {
                    consumer.accept(point(row));
                });
    }

    /** All points of some days, oldest first. */
    List<IncidentPoint> between(long outcomeId, LocalDate from, LocalDate to) {
        return client.sql("select area_id, happened_on, happened_at, longitude, latitude from incident_point"
                        + " where outcome_id = ? and happened_on between ? and ? order by happened_on, id")
                .params(outcomeId, from, to)
                .query((row, n) -> point(row))
                .list();
    }

    private static IncidentPoint point(ResultSet row) throws SQLException {
        return new IncidentPoint(
                row.getLong(1),
                row.getObject(2, LocalDate.class),
                row.getObject(3, Integer.class),
                row.getDouble(4),
                row.getDouble(5));
    }
}
