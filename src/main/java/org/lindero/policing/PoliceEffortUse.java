package org.lindero.policing;

import java.util.List;
import java.util.Set;
import org.lindero.area.AreaUse;
import org.lindero.area.AreaUseRows;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Police efforts stand on their areas; the restricted ones are told only to those who may know of them. */
@Component
class PoliceEffortUse implements AreaUse {

    private static final String SQL = """
            select e.id, e.name, a.area_id from police_effort e join police_effort_area a on a.effort_id = e.id
            where a.area_id = any(:areas) and (:all or e.sensitivity <> 'RESTRICTED') order by e.name, e.id""";

    private final JdbcClient client;
    private final CurrentUser user;

    PoliceEffortUse(JdbcClient client, CurrentUser user) {
        this.client = client;
        this.user = user;
    }

    @Override
    public List<Use> usesOf(Set<Long> areaIds) {
        if (!user.has(Role.POLICE_LIAISON) && !user.has(Role.MANAGER) && !user.has(Role.EVALUATOR)) {
            return List.of();
        }
        return AreaUseRows.of(
                Kind.POLICE_EFFORT,
                client.sql(SQL)
                        .param("areas", areaIds.toArray(Long[]::new))
                        .param("all", user.has(Role.POLICE_LIAISON)));
    }
}
