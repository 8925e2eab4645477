package org.lindero.indicator;

import java.sql.Date;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Many values at once, by JDBC: with identity keys Hibernate would insert one row a round trip. */
@Component
class ValueStore {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;

    ValueStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<StoredValue> values, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate("""
                insert into measurement (version, indicator_id, area_id, period, amount, numerator, denominator, no_data,
                                         comment, state, author, author_name, entered_at, return_reason)
                values (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
                """, values, BATCH, (statement, value) -> {
            statement.setLong(1, value.indicatorId());
            statement.setLong(2, value.areaId());
            statement.setDate(3, Date.valueOf(value.period().atDay(1)));
            statement.setBigDecimal(4, value.amount().value());
            statement.setBigDecimal(5, value.amount().numerator());
            statement.setBigDecimal(6, value.amount().denominator());
            statement.setString(7, name(value.amount().noData()));
            statement.setString(8, value.comment());
            statement.setString(9, value.state().name());
            statement.setString(10, value.author());
            statement.setString(11, value.authorName());
            statement.setObject(12, at);
        });
    }

    private static @Nullable String name(@Nullable NoDataReason reason) {
        return reason == null ? null : reason.name();
    }
}
