package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Indicators over time, from values that were handed in. Areas outside the user's scope do not count. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class SeriesService {

    private final MeasurementRepository measurements;
    private final IndicatorRepository indicators;
    private final AreaService areas;

    SeriesService(MeasurementRepository measurements, IndicatorRepository indicators, AreaService areas) {
        this.measurements = measurements;
        this.indicators = indicators;
        this.areas = areas;
    }

    /** The areas of the user's scope in which an indicator is collected. */
    public List<AreaSummary> areas(long indicatorId) {
        return areas.list(require(indicatorId).areaIds());
    }

    /**
     * The periods of an indicator between two months, oldest first. Counts are added over the areas; ratios are the sum of
     * the numerators over the sum of the denominators, never a mean of ratios; scores are not added up.
     *
     * @param areaIds the areas to add up; those outside the user's scope are left out
     */
    public List<SeriesPoint> series(long indicatorId, Collection<Long> areaIds, YearMonth from, YearMonth to) {
        var indicator = require(indicatorId);
        var visible = areas.list(areaIds).stream().map(AreaSummary::id).toList();
        Map<YearMonth, List<Measurement>> byPeriod = new TreeMap<>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            if (indicator.isAskedIn(month)) {
                byPeriod.put(month, new ArrayList<>());
            }
        }
        if (!visible.isEmpty()) {
            measurements
                    .listHandedIn(indicatorId, visible, from, to)
                    .forEach(value -> byPeriod.computeIfAbsent(value.period(), period -> new ArrayList<>())
                            .add(value));
        }
        return byPeriod.entrySet().stream()
                .map(entry -> point(indicator.calculation(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SeriesPoint point(Calculation calculation, YearMonth period, List<Measurement> values) {
        var amounts = values.stream()
                .map(Measurement::amount)
                .filter(amount -> amount.noData() == null && !amount.isBlank())
                .toList();
        var above = sum(amounts.stream().map(Amount::numerator).flatMap(Stream::ofNullable));
        var below = sum(amounts.stream().map(Amount::denominator).flatMap(Stream::ofNullable));
        long noData =
                values.stream().filter(value -> value.amount().noData() != null).count();
        boolean preliminary = values.stream().anyMatch(value -> value.state() != MeasurementState.APPROVED);
        return new SeriesPoint(
                period, total(calculation, amounts), above, below, amounts.size(), (int) noData, preliminary);
    }

    /** What several areas are together. */
    static @Nullable BigDecimal total(Calculation calculation, List<Amount> amounts) {
        return switch (calculation.kind()) {
            case COUNT -> sum(amounts.stream().map(Amount::value).flatMap(Stream::ofNullable));
            case SHARE, RATE ->
                calculation.ratio(
                        sum(amounts.stream().map(Amount::numerator).flatMap(Stream::ofNullable)),
                        sum(amounts.stream().map(Amount::denominator).flatMap(Stream::ofNullable)));
            case SCORE -> amounts.size() == 1 ? amounts.getFirst().value() : null;
        };
    }

    private static @Nullable BigDecimal sum(Stream<BigDecimal> numbers) {
        return numbers.collect(Collectors.reducing(BigDecimal::add)).orElse(null);
    }

    private Indicator require(long id) {
        return indicators.findById(id).orElseThrow(() -> new NotFoundException("Indicator", id));
    }
}
