package org.lindero.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Populations of areas by year in the database. */
@Repository
class AreaPopulationStore {

    private static final int BATCH = 500;

    /** A population to write, in place of one of the same year. */
    record Entry(long areaId, AreaPopulation population) {}

    private final JdbcClient client;
    private final JdbcTemplate jdbc;

    AreaPopulationStore(JdbcClient client, JdbcTemplate jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    /** Of an area, the latest first. */
    List<AreaPopulation> of(long areaId) {
        return client.sql("select of_year, people, source from area_population where area_id = ? order by of_year desc")
                .param(areaId)
                .query((row, n) -> new AreaPopulation(row.getInt(1), row.getInt(2), row.getString(3)))
                .list();
    }

    /** People by area and year, of all areas. */
    Map<Long, Map<Integer, Integer>> all() {
        var people = new HashMap<Long, Map<Integer, Integer>>();
        client.sql("select area_id, of_year, people from area_population").query(row -> {
            people.computeIfAbsent(row.getLong(1), id -> new HashMap<>()).put(row.getInt(2), row.getInt(3));
        });
        return people;
    }

    /** The population of each area for a year, as {@link AreaPopulation#nearest} chooses it. */
    Map<Long, AreaPopulation> nearest(int year) {
        var known = new HashMap<Long, AreaPopulation>();
        client.sql("select area_id, of_year, people, source from area_population")
                .query(row -> {
                    var one = new AreaPopulation(row.getInt(2), row.getInt(3), row.getString(4));
                    known.merge(row.getLong(1), one, (first, second) -> AreaPopulation.nearest(first, second, year));
                });
        return known;
    }

    void put(Collection<Entry> entries) {
        var some = new ArrayList<>(entries);
        jdbc.batchUpdate(
                "delete from area_population where area_id = ? and of_year = ?", some, BATCH, (statement, entry) -> {
                    statement.setLong(1, entry.areaId);
                    statement.setInt(2, entry.population.year());
                });
        jdbc.batchUpdate(
                "insert into area_population (area_id, of_year, people, source) values (?, ?, ?, ?)",
                some,
                BATCH,
                (statement, entry) -> {
                    statement.setLong(1, entry.areaId);
                    statement.setInt(2, entry.population.year());
                    statement.setInt(3, entry.population.people());
                    statement.setString(4, entry.population.source());
                });
    }

    void remove(long areaId, int year) {
        client.sql("delete from area_population where area_id = ? and of_year = ?")
                .params(areaId, year)
                .update();
    }

    /** Gives an area the people of others, of every year that is known of all of them. */
    void addUp(Collection<Long> areaIds, long sumId) {
        client.sql("insert into area_population (area_id, of_year, people, source)"
                        + " select cast(? as bigint), of_year, cast(sum(people) as integer), 'Σ' from area_population"
                        + " where area_id = any(?) group by of_year having count(*) = ?")
                .params(sumId, areaIds.toArray(Long[]::new), areaIds.size())
                .update();
    }
}
