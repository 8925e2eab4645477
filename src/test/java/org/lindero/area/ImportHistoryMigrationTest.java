package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports from before there was a history are in it afterwards. */
class ImportHistoryMigrationTest {

    @Test
    void olderImportsKeepTheirNumbersAndSayThatTheyCannotBeUndone() {
        var source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:mem:history;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        migrate(source, "70");
        var database = JdbcClient.create(source);
        database.sql("insert into area (version, code, name, kind) values (0, 'A', 'A', 'POLYGON')")
                .update();
        database.sql("insert into outcome (version, code, name, unit, sensitive_to_reporting)"
                        + " values (0, 'v', 'Violencia familiar', 'u', true)")
                .update();
        database.sql("insert into outcome_import (imported_at, username, file_name, rows_read, unmatched)"
                        + " values (timestamp with time zone '2025-01-01 00:00:00Z', 'ana', 'viejo.csv', 9, 2)")
                .update();
        database.sql("insert into outcome_count (outcome_id, area_id, month_start, events, import_id)"
                        + " values (1, 1, date '2024-01-01', 3, 1)")
                .update();
        database.sql("insert into incident_point (outcome_id, area_id, happened_on, longitude, latitude, import_id)"
                        + " values (1, 1, date '2024-01-01', 0, 0, 1)")
                .update();

        migrate(source, "80");

        assertThat(database.sql("select id, kind, file_name, display_name, rows_read, added, left_out, undo_kept"
                                + " from import_history")
                        .query()
                        .singleRow())
                .isEqualTo(Map.of(
                        "id",
                        1L,
                        "kind",
                        "POINTS",
                        "file_name",
                        "viejo.csv",
                        "display_name",
                        "ana",
                        "rows_read",
                        9,
                        "added",
                        1,
                        "left_out",
                        2,
                        "undo_kept",
                        false));
        assertThat(database.sql("select sensitive from outcome")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static void migrate(JdbcDataSource source, String version) {
        Flyway.configure().dataSource(source).target(version).load().migrate();
    }
}
