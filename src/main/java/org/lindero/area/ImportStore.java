package org.lindero.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The history of imports in the database. */
@Repository
class ImportStore {

    private static final String SELECT = """
            select id, kind, file_name, sha256, imported_at, display_name, rows_read, added, changed, unchanged, left_out,
                   undo_kept, undone_at, undone_by
            from import_history""";

    private final JdbcClient client;

    ImportStore(JdbcClient client) {
        this.client = client;
    }

    long insert(ImportRecord what, String username, String displayName, Instant at) {
        var key = new GeneratedKeyHolder();
        client.sql(
                        "insert into import_history (kind, file_name, sha256, imported_at, username, display_name, rows_read,"
                                + " added, changed, unchanged, left_out, undo_kept) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)")
                .params(
                        what.kind().name(),
                        what.fileName(),
                        what.sha256(),
                        Timestamp.from(at),
                        username,
                        displayName,
                        what.rows(),
                        what.added(),
                        what.changed(),
                        what.unchanged(),
                        what.leftOut())
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class));
        what.notes()
                .forEach((note, amount) -> client.sql(
                                "insert into import_note (import_id, note, amount) values (?, ?, ?)")
                        .params(id, note, amount)
                        .update());
        return id;
    }

    /** Newest first. */
    List<ImportEntry> page(long offset, int limit) {
        return withNotes(client.sql(SELECT + " order by id desc offset ? rows fetch next ? rows only")
                .params(offset, limit)
                .query((row, n) -> entry(row))
                .list());
    }

    List<ImportEntry> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : withNotes(client.sql(SELECT + " where id in (:ids) order by id desc")
                        .param("ids", ids)
                        .query((row, n) -> entry(row))
                        .list());
    }

    /** The newest import of a file that was not undone. */
    Optional<ImportEntry> inForce(String sha256) {
        return client
                .sql(SELECT + " where sha256 = ? and undone_at is null order by id desc")
                .param(sha256)
                .query((row, n) -> entry(row))
                .list()
                .stream()
                .findFirst();
    }

    /** The newest import of a user. */
    Optional<ImportEntry> newest(String username) {
        return withNotes(client.sql(SELECT + " where id = (select max(id) from import_history where username = ?)")
                        .param(username)
                        .query((row, n) -> entry(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** Marks an import as undone; false when it was already, or the undo data was never kept. */
    boolean markUndone(long id, String by, Instant at) {
        return client.sql("update import_history set undone_at = ?, undone_by = ?"
                                + " where id = ? and undone_at is null and undo_kept")
                        .params(Timestamp.from(at), by, id)
                        .update()
                == 1;
    }

    private List<ImportEntry> withNotes(List<ImportEntry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        var notes = new HashMap<Long, Map<String, Integer>>();
        client.sql("select import_id, note, amount from import_note where import_id in (:ids)")
                .param("ids", entries.stream().map(ImportEntry::id).toList())
                .query(row -> {
                    notes.computeIfAbsent(row.getLong(1), id -> new HashMap<>()).put(row.getString(2), row.getInt(3));
                });
        return entries.stream()
                .map(entry -> entry.with(notes.getOrDefault(entry.id(), Map.of())))
                .toList();
    }

    private static ImportEntry entry(ResultSet row) throws SQLException {
        var what = new ImportRecord(
                ImportRecord.Kind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getInt("rows_read"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("left_out"));
        return new ImportEntry(
                row.getLong("id"),
                what,
                Objects.requireNonNull(instant(row, "imported_at")),
                row.getString("display_name"),
                row.getBoolean("undo_kept"),
                instant(row, "undone_at"),
                row.getString("undone_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
