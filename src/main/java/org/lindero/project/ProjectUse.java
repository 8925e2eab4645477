package org.lindero.project;

import java.util.List;
import java.util.Set;
import org.lindero.area.AreaUse;
import org.lindero.area.AreaUseRows;
import org.lindero.incident.OutcomeUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Projects stand on the areas that they treat or expect something in, and on the outcomes that would show it. */
@Component
class ProjectUse implements AreaUse, OutcomeUse {

    private static final String SQL = """
            select p.id, p.name, u.area_id from project p join (
                select project_id, area_id from project_area
                union select s.project_id, a.area_id from spillover s join spillover_area a on a.spillover_id = s.id
            ) u on u.project_id = p.id
            where u.area_id = any(:areas) order by p.name, p.id""";

    private final JdbcClient client;

    ProjectUse(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<Use> usesOf(Set<Long> areaIds) {
        return AreaUseRows.of(Kind.PROJECT, client.sql(SQL).param("areas", areaIds.toArray(Long[]::new)));
    }

    @Override
    public List<String> usersOf(long outcomeId) {
        return client.sql("select distinct p.name from project p join spillover s on s.project_id = p.id"
                        + " where s.outcome_id = ? order by p.name")
                .param(outcomeId)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
