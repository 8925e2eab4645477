package org.lindero.project;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapProject;
import org.lindero.area.MapProjects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Projects whose rings the map draws: as everywhere, those that treat an area of the scope. */
@Component
class ProjectsOnMap implements MapProjects {

    private static final String SQL = "select p.id, p.name, a.area_id from project p"
            + " join project_area a on a.project_id = p.id order by p.name, p.id, a.area_id";

    private record Key(long id, String name) {}

    private final JdbcClient client;
    private final AreaService areas;

    ProjectsOnMap(JdbcClient client, AreaService areas) {
        this.client = client;
        this.areas = areas;
    }

    @Override
    public List<MapProject> list() {
        var mine = new HashSet<Long>();
        areas.listWithRetired().stream().map(AreaSummary::id).forEach(mine::add);
        Map<Key, Set<Long>> treated = new LinkedHashMap<>();
        client.sql(SQL).query(row -> {
            if (mine.contains(row.getLong(3))) {
                treated.computeIfAbsent(new Key(row.getLong(1), row.getString(2)), key -> new HashSet<>())
                        .add(row.getLong(3));
            }
        });
        return treated.entrySet().stream()
                .map(one -> new MapProject(one.getKey().id(), one.getKey().name(), one.getValue()))
                .toList();
    }
}
