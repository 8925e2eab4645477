package org.lindero.area;

import java.util.EnumMap;
import java.util.Map;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the groupings of areas are called here, such as "Sectores policiales". */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class AreaGroupings {

    private final JdbcClient client;
    private final AuditTrail audit;

    AreaGroupings(JdbcClient client, AuditTrail audit) {
        this.client = client;
        this.audit = audit;
    }

    /** The names that somebody gave; a grouping without one is absent. */
    public Map<AreaGrouping, String> names() {
        var names = new EnumMap<AreaGrouping, String>(AreaGrouping.class);
        client.sql("select kind, name from area_grouping").query(row -> {
            names.put(AreaGrouping.valueOf(row.getString(1)), row.getString(2));
        });
        return names;
    }

    /**
     * Gives a grouping a name; a blank one takes the name away.
     *
     * @throws IllegalArgumentException when it is longer than {@link AreaGrouping#NAME_MAX}
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public void rename(AreaGrouping grouping, String name) {
        var words = name.strip();
        if (words.length() > AreaGrouping.NAME_MAX) {
            throw new IllegalArgumentException("a name of " + words.length() + " characters");
        }
        if (words.equals(names().getOrDefault(grouping, ""))) {
            return;
        }
        client.sql("delete from area_grouping where kind = ?")
                .param(grouping.name())
                .update();
        if (!words.isEmpty()) {
            client.sql("insert into area_grouping (kind, name) values (?, ?)")
                    .params(grouping.name(), words)
                    .update();
        }
        audit.record("area.grouping", words.isEmpty() ? "–" : words, "");
    }
}
