package org.lindero.incident;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lindero.area.MapLayer;
import org.lindero.area.MapSource;
import org.lindero.area.MapValue;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.springframework.stereotype.Component;

/** Outcome series on the map, month by month. */
@Component
class OutcomeLayers implements MapSource {

    static final String KEY = "outcome-";

    private final OutcomeService outcomes;
    private final CurrentUser user;

    OutcomeLayers(OutcomeService outcomes, CurrentUser user) {
        this.outcomes = outcomes;
        this.user = user;
    }

    @Override
    public List<MapLayer> layers() {
        return outcomes.list().stream()
                .filter(outcome -> outcome.first() != null)
                .map(OutcomeLayers::layer)
                .toList();
    }

    private static MapLayer layer(OutcomeSummary outcome) {
        var months = MapLayer.months(Objects.requireNonNull(outcome.first()), Objects.requireNonNull(outcome.last()));
        return new MapLayer(
                outcome.layerKey(),
                MapLayer.Group.OUTCOME,
                outcome.name(),
                outcome.unit(),
                months,
                0,
                true,
                MapLayer.Higher.WORSE);
    }

    @Override
    public boolean showsPoints(MapLayer layer) {
        return seesAll() && layer.group() == MapLayer.Group.OUTCOME;
    }

    @Override
    public String points(MapLayer layer, YearMonth month) {
        return outcomes.pointsGeoJson(idOf(layer), month.atDay(1), month.atEndOfMonth())
                .geoJson();
    }

    private boolean seesAll() {
        return user.has(Role.EVALUATOR) || user.has(Role.POLICE_LIAISON);
    }

    private static long idOf(MapLayer layer) {
        return Long.parseLong(layer.key().substring(KEY.length()));
    }

    @Override
    public Map<Long, MapValue> values(MapLayer layer, @Nullable YearMonth month) {
        var values = new HashMap<Long, MapValue>();
        outcomes.visibleCounts(idOf(layer), Objects.requireNonNull(month))
                .forEach((area, count) -> values.put(area, value(count)));
        return values;
    }

    private static MapValue value(VisibleCount count) {
        return switch (count) {
            case VisibleCount.Number number -> MapValue.of(number.value());
            case VisibleCount.Small small -> MapValue.SMALL;
            case VisibleCount.Hidden hidden -> MapValue.HIDDEN;
            case VisibleCount.NotPublished none -> MapValue.NOT_PUBLISHED;
        };
    }
}
