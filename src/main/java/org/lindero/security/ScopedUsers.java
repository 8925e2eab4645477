package org.lindero.security;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose scope rests on areas: such an area cannot go without leaving somebody without a place to work in. */
@Component
public class ScopedUsers {

    private final JdbcClient client;

    ScopedUsers(JdbcClient client) {
        this.client = client;
    }

    /** Display names of users whose scope names one of these areas. */
    public List<String> limitedTo(Set<Long> areaIds) {
        return client.sql("select distinct u.display_name from user_scope s join user_account u on u.id = s.user_id"
                        + " where s.area_id = any(?) order by u.display_name")
                .param(areaIds.toArray(Long[]::new))
                .query((row, n) -> row.getString(1))
                .list();
    }
}
