package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaSummary;
import org.springframework.stereotype.Component;

/** Reads entry sheets and what is due, each with a fixed number of queries. Its callers have checked the scope. */
@Component
class SheetReader {

    private static final int HISTORY_MONTHS = 12;

    /** Older gaps are for the manager to decide on; they are not news for the person who enters values. */
    private static final int DUE_MONTHS = 6;

    private static final Comparator<Indicator> SHEET_ORDER = Comparator.comparing(
                    (Indicator indicator) -> indicator.classification().level())
            .thenComparing(indicator -> indicator.classification().group())
            .thenComparing(Indicator::code);

    private final MeasurementRepository measurements;
    private final IndicatorRepository indicators;
    private final Clock clock;

    SheetReader(MeasurementRepository measurements, IndicatorRepository indicators, Clock clock) {
        this.measurements = measurements;
        this.indicators = indicators;
        this.clock = clock;
    }

    Sheet read(AreaSummary area, YearMonth period) {
        var asked = indicators.listCollectedIn(area.id()).stream()
                .filter(indicator -> indicator.isAskedIn(period))
                .sorted(SHEET_ORDER)
                .toList();
        if (asked.isEmpty()) {
            return new Sheet(area, period, List.of());
        }
        var byIndicator = measurements
                .listForSheet(
                        area.id(),
                        asked.stream().map(Indicator::id).toList(),
                        period.minusMonths(HISTORY_MONTHS),
                        period,
                        Frequency.SEXENNIAL.previous(period))
                .stream()
                .collect(Collectors.groupingBy(
                        Measurement::indicatorId, Collectors.toMap(Measurement::period, Function.identity())));
        return new Sheet(
                area,
                period,
                asked.stream()
                        .map(indicator ->
                                row(indicator, area, period, byIndicator.getOrDefault(indicator.id(), Map.of())))
                        .toList());
    }

    private static SheetRow row(
            Indicator indicator, AreaSummary area, YearMonth period, Map<YearMonth, Measurement> values) {
        var history = new ArrayList<@Nullable BigDecimal>();
        int step = indicator.frequency().months();
        for (int back = HISTORY_MONTHS / step; back >= 1; back--) {
            history.add(value(indicator, values.get(period.minusMonths((long) back * step))));
        }
        var current = values.get(period);
        return new SheetRow(
                indicator.id(),
                indicator.code(),
                indicator.name(),
                indicator.definition(),
                indicator.classification(),
                indicator.calculation(),
                indicator.limits(),
                value(indicator, values.get(indicator.frequency().previous(period))),
                history,
                Target.inForce(indicator.targets(), area.id(), period)
                        .map(Target::value)
                        .orElse(null),
                current == null ? SheetCell.EMPTY : cell(indicator, current));
    }

    private static @Nullable BigDecimal value(Indicator indicator, @Nullable Measurement measurement) {
        return measurement == null ? null : indicator.calculation().valueOf(measurement.amount());
    }

    static SheetCell cell(Indicator indicator, Measurement found) {
        return new SheetCell(
                found.version(),
                found.amount(),
                indicator.calculation().valueOf(found.amount()),
                found.comment(),
                found.state(),
                found.returnReason(),
                found.authorName(),
                found.enteredAt(),
                needsComment(indicator, found));
    }

    static boolean needsComment(Indicator indicator, Measurement found) {
        return EntryRules.needsComment(indicator.calculation(), indicator.limits(), found.amount(), found.comment());
    }

    List<AreaSummary> collecting(List<AreaSummary> areas) {
        if (areas.isEmpty()) {
            return List.of();
        }
        var collecting = indicators
                .listAssignments(areas.stream().map(AreaSummary::id).toList())
                .stream()
                .map(Assignment::areaId)
                .collect(Collectors.toSet());
        return areas.stream().filter(area -> collecting.contains(area.id())).toList();
    }

    List<EntrySummary> due(List<AreaSummary> areas) {
        if (areas.isEmpty()) {
            return List.of();
        }
        var areaIds = areas.stream().map(AreaSummary::id).toList();
        var last = YearMonth.now(clock).minusMonths(1);
        var first = last.minusMonths(DUE_MONTHS - 1L);
        var asked = indicators.listAssignments(areaIds).stream().collect(Collectors.groupingBy(Assignment::areaId));
        var counts = measurements.countEntered(areaIds, first, last).stream()
                .collect(Collectors.groupingBy(EntryCount::areaId, Collectors.groupingBy(EntryCount::period)));
        var summaries = new ArrayList<EntrySummary>();
        for (var area : areas) {
            for (var period = first; !period.isAfter(last); period = period.plusMonths(1)) {
                var inPeriod = counts.getOrDefault(area.id(), Map.of()).getOrDefault(period, List.of());
                var summary = summary(area, period, asked.getOrDefault(area.id(), List.of()), inPeriod);
                if (summary != null && summary.submitted() < summary.expected()) {
                    summaries.add(summary);
                }
            }
        }
        summaries.sort(Comparator.comparing(EntrySummary::dueOn).thenComparing(EntrySummary::areaName));
        return summaries;
    }

    private @Nullable EntrySummary summary(
            AreaSummary area, YearMonth period, List<Assignment> assignments, List<EntryCount> counts) {
        var asked = assignments.stream()
                .filter(assignment -> assignment.isAskedIn(period))
                .toList();
        if (asked.isEmpty()) {
            return null;
        }
        var dueOn = asked.stream()
                .map(assignment -> assignment.dueOn(period))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        var byState = new HashMap<MeasurementState, Integer>();
        counts.forEach(count -> byState.merge(count.state(), (int) count.values(), Integer::sum));
        int returned = byState.getOrDefault(MeasurementState.RETURNED, 0);
        int submitted = byState.getOrDefault(MeasurementState.SUBMITTED, 0)
                + byState.getOrDefault(MeasurementState.APPROVED, 0);
        int entered = submitted + returned + byState.getOrDefault(MeasurementState.DRAFT, 0);
        return new EntrySummary(
                area.id(),
                area.name(),
                period,
                dueOn,
                LocalDate.now(clock).isAfter(dueOn),
                asked.size(),
                entered,
                submitted,
                returned);
    }

    List<ReturnedValue> returned(List<AreaSummary> areas) {
        if (areas.isEmpty()) {
            return List.of();
        }
        var names = areas.stream().collect(Collectors.toMap(AreaSummary::id, AreaSummary::name));
        var back = measurements.listInState(names.keySet(), MeasurementState.RETURNED);
        var byId = indicators
                .findAllById(
                        back.stream().map(Measurement::indicatorId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Indicator::id, Indicator::name));
        return back.stream()
                .map(value -> new ReturnedValue(
                        value.id(),
                        value.indicatorId(),
                        Objects.requireNonNull(byId.get(value.indicatorId())),
                        value.areaId(),
                        Objects.requireNonNull(names.get(value.areaId())),
                        value.period(),
                        value.returnReason(),
                        value.decidedBy(),
                        value.decidedAt()))
                .sorted(Comparator.comparing(ReturnedValue::returnedAt).reversed())
                .toList();
    }
}
