package org.lindero.policing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Areas for tests of the modules that refer to them. */
public final class TestAreas {

    private TestAreas() {}

    /** A polygon without boundary; its id. */
    public static long add(JdbcClient jdbc, String code) {
        jdbc.sql("insert into area (version, code, name, kind) values (0, :code, :name, 'POLYGON')")
                .param("code", code)
                .param("name", "Polígono " + code)
                .update();
        return jdbc.sql("select id from area where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }
}
