package org.lindero.incident;

import java.util.List;
import java.util.Set;
import org.lindero.area.AreaUse;
import org.lindero.area.AreaUseRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcome series stand on the areas that have counts or incidents. */
@Component
class SeriesUse implements AreaUse {

    private static final String SQL = """
            select o.id, o.name, u.area_id from outcome o join (
                select outcome_id, area_id from outcome_count
                union select outcome_id, area_id from incident_point
            ) u on u.outcome_id = o.id
            where u.area_id = any(:areas) order by o.name, o.id""";

    private final JdbcClient client;

    SeriesUse(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<Use> usesOf(Set<Long> areaIds) {
        return AreaUseRows.of(Kind.SERIES, client.sql(SQL).param("areas", areaIds.toArray(Long[]::new)));
    }
}
