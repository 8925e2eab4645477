package org.lindero.incident;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapLayer;
import org.lindero.area.MapSource;
import org.lindero.area.MapValue;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.security.Roles;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Outcome series on the map, month by month. */
@Component
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
class OutcomeLayers implements MapSource {

    private static final String KEY = "outcome-";

    /** A smaller count that is not zero points at single incidents. */
    private static final int SMALLEST = 3;

    private final OutcomeService outcomes;
    private final OutcomeStore store;
    private final AreaService areas;
    private final CurrentUser user;

    OutcomeLayers(OutcomeService outcomes, OutcomeStore store, AreaService areas, CurrentUser user) {
        this.outcomes = outcomes;
        this.store = store;
        this.areas = areas;
        this.user = user;
    }

    @Override
    public List<MapLayer> layers() {
        return store.all().stream()
                .filter(outcome -> outcome.first() != null)
                .map(OutcomeLayers::layer)
                .toList();
    }

    private static MapLayer layer(OutcomeSummary outcome) {
        var months = MapLayer.months(Objects.requireNonNull(outcome.first()), Objects.requireNonNull(outcome.last()));
        return new MapLayer(
                KEY + outcome.id(),
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

    /** Points alone, without day or hour: a map shows where. */
    @Override
    @PreAuthorize(Roles.SEES_POINTS)
    public String points(MapLayer layer, YearMonth month) {
        return outcomes.points(idOf(layer), month.atDay(1), month.atEndOfMonth()).stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}}",
                        point.longitude(),
                        point.latitude()))
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    }

    private boolean seesAll() {
        return user.has(Role.EVALUATOR) || user.has(Role.POLICE_LIAISON);
    }

    private static long idOf(MapLayer layer) {
        return Long.parseLong(layer.key().substring(KEY.length()));
    }

    @Override
    public Map<Long, MapValue> values(MapLayer layer, @Nullable YearMonth month) {
        long outcomeId = idOf(layer);
        var wanted = Objects.requireNonNull(month);
        var mine = areas.list().stream().map(AreaSummary::id).toList();
        var values = new HashMap<Long, MapValue>();
        store.areasWithCounts(outcomeId).forEach(area -> values.put(area, MapValue.NOT_PUBLISHED));
        values.keySet().retainAll(mine);
        boolean all = seesAll();
        for (var count : store.counts(outcomeId, wanted, wanted, mine)) {
            boolean small = count.count() > 0 && count.count() < SMALLEST;
            values.put(count.areaId(), small && !all ? MapValue.SMALL : MapValue.of(count.count()));
        }
        return values;
    }
}
