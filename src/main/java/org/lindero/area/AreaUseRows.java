package org.lindero.area;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what uses areas from a query that gives the number and name of the user and the number of the area. */
public final class AreaUseRows {

    private record User(long id, String name) {}

    private AreaUseRows() {}

    /** The users in the order of the query. */
    public static List<AreaUse.Use> of(AreaUse.Kind kind, JdbcClient.StatementSpec query) {
        var areas = new LinkedHashMap<User, Set<Long>>();
        query.query(row -> {
            areas.computeIfAbsent(new User(row.getLong(1), row.getString(2)), user -> new HashSet<>())
                    .add(row.getLong(3));
        });
        return areas.entrySet().stream()
                .map(entry -> new AreaUse.Use(
                        kind, entry.getKey().id(), entry.getKey().name(), entry.getValue()))
                .toList();
    }
}
