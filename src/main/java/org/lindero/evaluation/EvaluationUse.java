package org.lindero.evaluation;

import java.util.List;
import java.util.Set;
import org.lindero.area.AreaUse;
import org.lindero.area.AreaUseRows;
import org.lindero.incident.OutcomeUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Evaluations stand on the areas that they treat and on an outcome. */
@Component
class EvaluationUse implements AreaUse, OutcomeUse {

    private static final String SQL = """
            select e.id, e.question, a.area_id from evaluation e join evaluation_area a on a.evaluation_id = e.id
            where a.area_id = any(:areas) order by e.question, e.id""";

    private final JdbcClient client;

    EvaluationUse(JdbcClient client) {
        this.client = client;
    }

    @Override
    public List<Use> usesOf(Set<Long> areaIds) {
        return AreaUseRows.of(Kind.EVALUATION, client.sql(SQL).param("areas", areaIds.toArray(Long[]::new)));
    }

    @Override
    public List<String> usersOf(long outcomeId) {
        return client.sql("select question from evaluation where outcome_id = ? order by question")
                .param(outcomeId)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
