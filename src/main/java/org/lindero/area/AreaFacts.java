package org.lindero.area;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the map says of the areas themselves: how many people live there. */
@Component
class AreaFacts implements MapSource {

    private static final MapLayer POPULATION = new MapLayer(
            "population",
            MapLayer.Group.AREA,
            "area.shade.POPULATION",
            "area.unit.people",
            List.of(),
            0,
            true,
            MapLayer.Higher.NEITHER);

    private final AreaService areas;

    AreaFacts(AreaService areas) {
        this.areas = areas;
    }

    @Override
    public List<MapLayer> layers() {
        return areas.list().stream().anyMatch(area -> area.population() != null) ? List.of(POPULATION) : List.of();
    }

    @Override
    public Map<Long, MapValue> values(MapLayer layer, @Nullable YearMonth month) {
        var values = new HashMap<Long, MapValue>();
        for (var area : areas.list()) {
            if (area.population() != null) {
                values.put(area.id(), MapValue.of(area.population()));
            }
        }
        return values;
    }
}
