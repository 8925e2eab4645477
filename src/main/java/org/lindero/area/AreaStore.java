package org.lindero.area;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Areas in the database. Plain SQL in batches: a file brings thousands of areas at once, and they are read all together far
 * more often than one by one.
 */
@Repository
class AreaStore {

    /** A row to write; the id is 0 for a new one. */
    record Row(
            long id,
            String code,
            String name,
            AreaKind kind,
            @Nullable Long parentId,
            @Nullable String zone,
            @Nullable String sector) {}

    /** A boundary to write. */
    record Boundary(long areaId, Geometry lonLat, double areaSquareMetres) {}

    private static final String SELECT = """
            select a.id, a.code, a.name, a.kind, a.parent_id, a.zone, a.sector, p.people, p.of_year, a.retired_on, b.area_m2
            from area a left join area_population p on p.area_id = a.id
                and p.of_year = (select max(of_year) from area_population where area_id = a.id)
            left join area_boundary b on b.area_id = a.id
                and (b.valid_to is null or (a.retired_on is not null
                    and b.valid_from = (select max(valid_from) from area_boundary where area_id = a.id)))
            order by a.code, a.id""";

    private static final String IN_FORCE = "select id from area where kind in (:kinds) and retired_on is null";

    private static final int BATCH = 500;

    private final JdbcClient client;
    private final JdbcTemplate jdbc;

    AreaStore(JdbcClient client, JdbcTemplate jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    /** All areas, by code. */
    List<AreaSummary> all() {
        return client.sql(SELECT).query((row, n) -> summary(row)).list();
    }

    /** The boundaries in force in longitude and latitude, by area, in the order of the codes. */
    Map<Long, Geometry> shapes() {
        var shapes = new LinkedHashMap<Long, Geometry>();
        var reader = new WKBReader();
        client.sql("select b.area_id, b.geometry from area_boundary b join area a on a.id = b.area_id"
                        + " where b.valid_to is null order by a.code, a.id")
                .query(row -> {
                    shapes.put(row.getLong(1), geometry(reader, row.getBytes(2)));
                });
        return shapes;
    }

    /** Changes whenever an area or a boundary does. */
    String stamp() {
        return client.sql(
                        "select (select count(*) from area) || '/' || (select coalesce(sum(version), 0) from area) || '/'"
                                + " || (select coalesce(max(id), 0) from area_boundary)")
                .query(String.class)
                .single();
    }

    List<AreaPair> pairs() {
        return client.sql("select area_id, neighbour_id, shared_metres, distance_metres from area_neighbour"
                        + " order by area_id, neighbour_id")
                .query((row, n) -> new AreaPair(row.getLong(1), row.getLong(2), row.getDouble(3), row.getDouble(4)))
                .list();
    }

    /** Since when the boundaries in force are. */
    Map<Long, LocalDate> boundariesSince() {
        var since = new HashMap<Long, LocalDate>();
        client.sql("select area_id, valid_from from area_boundary where valid_to is null")
                .query(row -> {
                    since.put(row.getLong(1), row.getObject(2, LocalDate.class));
                });
        return since;
    }

    /** How far apart neighbours of a level may lie. */
    double toleranceMetres(Set<AreaKind> level) {
        return client
                .sql("select metres from contiguity_tolerance where kind in (:kinds) order by metres desc")
                .param("kinds", level.stream().map(AreaKind::name).toList())
                .query((row, n) -> row.getDouble(1))
                .list()
                .stream()
                .findFirst()
                .orElse(Contiguity.DEFAULT_TOLERANCE_METRES);
    }

    void setToleranceMetres(Set<AreaKind> level, double metres) {
        for (var kind : level) {
            client.sql("delete from contiguity_tolerance where kind = ?")
                    .param(kind.name())
                    .update();
            client.sql("insert into contiguity_tolerance (kind, metres) values (?, ?)")
                    .params(kind.name(), metres)
                    .update();
        }
    }

    void insert(List<Row> rows) {
        jdbc.batchUpdate(
                "insert into area (version, name, kind, parent_id, zone, sector, code) values (0, ?, ?, ?, ?, ?, ?)",
                rows,
                BATCH,
                (statement, row) -> {
                    bind(statement, row);
                    statement.setString(6, row.code);
                });
    }

    void update(List<Row> rows) {
        jdbc.batchUpdate(
                "update area set version = version + 1, name = ?, kind = ?, parent_id = ?, zone = ?, sector = ?"
                        + " where id = ?",
                rows,
                BATCH,
                (statement, row) -> {
                    bind(statement, row);
                    statement.setLong(6, row.id);
                });
    }

    /**
     * Ends the boundary in force on the day before and writes the new one; the same day again replaces it.
     *
     * @param source the file it comes from; empty when somebody drew it
     */
    void replaceBoundaries(List<Boundary> boundaries, LocalDate validFrom, String source) {
        var ids = boundaries.stream().map(Boundary::areaId).toList();
        jdbc.batchUpdate(
                "delete from area_boundary where area_id = ? and valid_to is null and valid_from >= ?",
                ids,
                BATCH,
                (statement, id) -> {
                    statement.setLong(1, id);
                    statement.setDate(2, Date.valueOf(validFrom));
                });
        jdbc.batchUpdate(
                "update area_boundary set valid_to = ? where area_id = ? and valid_to is null",
                ids,
                BATCH,
                (statement, id) -> {
                    statement.setDate(1, Date.valueOf(validFrom.minusDays(1)));
                    statement.setLong(2, id);
                });
        var writer = new WKBWriter();
        jdbc.batchUpdate(
                "insert into area_boundary (area_id, valid_from, geometry, area_m2, source) values (?, ?, ?, ?, ?)",
                boundaries,
                BATCH,
                (statement, boundary) -> {
                    statement.setLong(1, boundary.areaId);
                    statement.setDate(2, Date.valueOf(validFrom));
                    statement.setBytes(3, writer.write(boundary.lonLat));
                    statement.setDouble(4, boundary.areaSquareMetres);
                    statement.setString(5, source.length() <= 255 ? source : source.substring(0, 255));
                });
    }

    /** Replaces all pairs among areas in force of these kinds; retired areas keep theirs. */
    void replacePairs(Collection<AreaKind> kinds, List<AreaPair> pairs) {
        client.sql("delete from area_neighbour where area_id in (" + IN_FORCE + ") and neighbour_id in (" + IN_FORCE
                        + ")")
                .param("kinds", kinds.stream().map(AreaKind::name).toList())
                .update();
        insertPairs(pairs);
    }

    /** Replaces the pairs of these areas. */
    void replacePairsOf(Collection<Long> areaIds, List<AreaPair> pairs) {
        client.sql("delete from area_neighbour where area_id in (:ids) or neighbour_id in (:ids)")
                .param("ids", areaIds)
                .update();
        insertPairs(pairs);
    }

    private void insertPairs(List<AreaPair> pairs) {
        jdbc.batchUpdate(
                "insert into area_neighbour (area_id, neighbour_id, shared_metres, distance_metres) values (?, ?, ?, ?)",
                pairs,
                BATCH,
                (statement, pair) -> {
                    statement.setLong(1, pair.first());
                    statement.setLong(2, pair.second());
                    statement.setDouble(3, pair.sharedMetres());
                    statement.setDouble(4, pair.distanceMetres());
                });
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        statement.setString(1, row.name);
        statement.setString(2, row.kind.name());
        statement.setObject(3, row.parentId, Types.BIGINT);
        statement.setString(4, row.zone);
        statement.setString(5, row.sector);
    }

    private static AreaSummary summary(ResultSet row) throws SQLException {
        return new AreaSummary(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                AreaKind.valueOf(row.getString("kind")),
                row.getObject("parent_id", Long.class),
                row.getString("zone"),
                row.getString("sector"),
                row.getObject("people", Integer.class),
                row.getObject("of_year", Integer.class),
                row.getDouble("area_m2") / 1e6,
                row.getObject("retired_on", LocalDate.class));
    }

    private static Geometry geometry(WKBReader reader, byte[] wkb) {
        try {
            return reader.read(wkb);
        } catch (ParseException damaged) {
            throw new IllegalStateException("a boundary in the database cannot be read", damaged);
        }
    }
}
