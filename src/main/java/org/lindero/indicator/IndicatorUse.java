package org.lindero.indicator;

import java.util.List;
import java.util.Set;
import org.lindero.area.AreaUse;
import org.lindero.area.AreaUseRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Indicators stand on the areas that they are collected in, have targets for or values of. */
@Component
class IndicatorUse implements AreaUse {

    private static final String SQL = """
            select i.id, i.name, u.area_id from indicator i join (
                select indicator_id, area_id from indicator_area
                union select indicator_id, area_id from indicator_target
                union select indicator_id, area_id from measurement
            ) u on u.indicator_id = i.id
            where u.area_id = any(:areas) order by i.name, i.id""";

    private final JdbcClient client;

    IndicatorUse(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<Use> usesOf(Set<Long> areaIds) {
        return AreaUseRows.of(Kind.INDICATOR, client.sql(SQL).param("areas", areaIds.toArray(Long[]::new)));
    }
}
