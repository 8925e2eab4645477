package org.lindero.indicator;

import org.springframework.jdbc.core.JdbcTemplate;

/** Areas for tests that need nothing of them but that they exist. */
public final class TestAreas {

    private TestAreas() {}

    /** Adds a polygon and gives its id. */
    public static long add(JdbcTemplate jdbc, String code, String name) {
        jdbc.update("insert into area (version, code, name, kind) values (0, ?, ?, 'POLYGON')", code, name);
        Long id = jdbc.queryForObject("select id from area where code = ?", Long.class, code);
        return id == null ? 0 : id;
    }
}
