package org.lindero.indicator;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapLayer;
import org.lindero.area.MapSource;
import org.lindero.area.MapValue;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Indicators on the map, period by period, from values that were handed in. */
@Component
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
class IndicatorLayers implements MapSource {

    private static final String KEY = "indicator-";

    private final IndicatorRepository indicators;
    private final MeasurementRepository measurements;
    private final AreaService areas;

    IndicatorLayers(IndicatorRepository indicators, MeasurementRepository measurements, AreaService areas) {
        this.indicators = indicators;
        this.measurements = measurements;
        this.areas = areas;
    }

    @Override
    public List<MapLayer> layers() {
        var spans =
                measurements.listSpans().stream().collect(Collectors.toMap(IndicatorSpan::indicatorId, span -> span));
        return indicators.findAllByOrderByCode().stream()
                .flatMap(indicator ->
                        Stream.ofNullable(spans.get(indicator.id())).map(span -> layer(indicator, span)))
                .filter(layer -> !layer.months().isEmpty())
                .toList();
    }

    private static MapLayer layer(Indicator indicator, IndicatorSpan span) {
        var calculation = indicator.calculation();
        var periods = MapLayer.months(span.first(), span.last()).stream()
                .filter(indicator.frequency()::closesIn)
                .toList();
        return new MapLayer(
                KEY + indicator.id(),
                MapLayer.Group.INDICATOR,
                indicator.name(),
                calculation.unit(),
                periods,
                calculation.decimals(),
                calculation.kind() == ValueKind.COUNT,
                switch (calculation.direction()) {
                    case ASCENDING -> MapLayer.Higher.BETTER;
                    case DESCENDING -> MapLayer.Higher.WORSE;
                    case REGULAR, NOMINAL -> MapLayer.Higher.NEITHER;
                });
    }

    @Override
    public Map<Long, MapValue> values(MapLayer layer, @Nullable YearMonth month) {
        long id = Long.parseLong(layer.key().substring(KEY.length()));
        var indicator = indicators.findById(id).orElseThrow(() -> new NotFoundException("Indicator", id));
        var followed =
                areas.list(indicator.areaIds()).stream().map(AreaSummary::id).toList();
        var values = new HashMap<Long, MapValue>();
        followed.forEach(area -> values.put(area, MapValue.NOT_PUBLISHED));
        var wanted = Objects.requireNonNull(month);
        if (!followed.isEmpty()) {
            measurements
                    .listHandedIn(id, followed, wanted, wanted)
                    .forEach(value -> values.put(value.areaId(), value(indicator.calculation(), value.amount())));
        }
        return values;
    }

    private static MapValue value(Calculation calculation, Amount amount) {
        var number = calculation.valueOf(amount);
        return number == null ? MapValue.NO_DATA : MapValue.of(number.doubleValue());
    }
}
