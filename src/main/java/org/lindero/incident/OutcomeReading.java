package org.lindero.incident;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.DistanceRings;
import org.lindero.area.ImportEntry;
import org.lindero.area.ImportHistory;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NotFoundException;
import org.springframework.stereotype.Component;

/** Reads counts and incidents as whoever asks may see them. Runs inside the service's transaction, after its check of the right. */
@Component
class OutcomeReading {

    private static final int MOST_POINTS = 20_000;

    private final OutcomeStore store;
    private final IncidentPointStore incidents;
    private final AreaService areas;
    private final ImportHistory history;
    private final CurrentUser user;

    OutcomeReading(
            OutcomeStore store,
            IncidentPointStore incidents,
            AreaService areas,
            ImportHistory history,
            CurrentUser user) {
        this.store = store;
        this.incidents = incidents;
        this.areas = areas;
        this.history = history;
        this.user = user;
    }

    /** Whether whoever asks sees single incidents, and so every count. */
    boolean seesAll() {
        return user.has(Role.EVALUATOR) || user.has(Role.POLICE_LIAISON);
    }

    Visibility visibility(boolean sensitive, boolean fromPoints) {
        if (seesAll()) {
            return Visibility.EXACT;
        }
        if (sensitive) {
            return Visibility.NONE;
        }
        return fromPoints ? Visibility.WITHOUT_SMALL : Visibility.EXACT;
    }

    OutcomeSummary outcome(long id) {
        return store.find(id, scope(), this::visibility).orElseThrow(() -> new NotFoundException("Outcome", id));
    }

    List<OutcomeSummary> outcomes() {
        return store.all(scope(), this::visibility);
    }

    Map<YearMonth, CountSum> totals(OutcomeSummary outcome) {
        return store.totals(outcome, scope());
    }

    /** The areas of the scope; absent for whoever has no limits, so that nothing is looked up. */
    private @Nullable List<Long> scope() {
        return user.scope().everywhere()
                ? null
                : areas.listWithRetired().stream().map(AreaSummary::id).toList();
    }

    Map<Long, VisibleCounts> all(Set<Long> outcomeIds) {
        var mine = mine();
        var series = new LinkedHashMap<Long, VisibleCounts>();
        outcomes().stream()
                .filter(outcome -> outcomeIds.contains(outcome.id()))
                .forEach(outcome -> all(outcome, mine).ifPresent(counts -> series.put(outcome.id(), counts)));
        return series;
    }

    private Optional<VisibleCounts> all(OutcomeSummary outcome, List<Long> mine) {
        var first = outcome.first();
        var last = outcome.last();
        if (first == null || last == null) {
            return Optional.empty();
        }
        var ids = counted(outcome, mine);
        var counts = new MonthlyCounts(ids, first, last, store.counts(outcome.id(), first, last, ids));
        return Optional.of(new VisibleCounts(counts, outcome.visibility()));
    }

    Map<Long, VisibleCount> ofMonth(OutcomeSummary outcome, YearMonth month) {
        var ids = counted(outcome, mine());
        var counts = new MonthlyCounts(ids, month, month, store.counts(outcome.id(), month, month, ids));
        var visible = new HashMap<Long, VisibleCount>();
        for (int area = 0; area < ids.size(); area++) {
            visible.put(ids.get(area), VisibleCount.of(counts.count(area, 0), outcome.visibility()));
        }
        return visible;
    }

    /** A month in which no area has a count was not published; in the others a ring without incidents has zero. */
    List<RingCounts> pointRings(Map<Long, VisibleCounts> series, Set<Long> areaIds, double... limitsMetres) {
        var rings = areas.distanceRings(areaIds, limitsMetres);
        var mine = mine();
        return series.entrySet().stream()
                .map(one -> {
                    var counts = one.getValue();
                    var sums = pointSums(one.getKey(), rings, limitsMetres.length, mine);
                    return new RingCounts(
                            counts.months(),
                            sums.stream().map(sum -> byMonth(counts, sum)).toList());
                })
                .toList();
    }

    private List<Map<YearMonth, Integer>> pointSums(long outcomeId, DistanceRings rings, int last, List<Long> mine) {
        var sums = new ArrayList<Map<YearMonth, Integer>>();
        for (int ring = 0; ring <= last; ring++) {
            sums.add(new HashMap<>());
        }
        incidents.within(outcomeId, rings.reach(), mine, point -> {
            int ring = rings.ring(point.longitude(), point.latitude());
            if (ring != DistanceRings.OUTSIDE) {
                sums.get(ring).merge(YearMonth.from(point.day()), 1, Integer::sum);
            }
        });
        return sums;
    }

    private static List<CountSum> byMonth(VisibleCounts counts, Map<YearMonth, Integer> sums) {
        var byMonth = new ArrayList<CountSum>();
        for (int month = 0; month < counts.months().size(); month++) {
            byMonth.add(
                    counts.ofMonth(month).isKnown()
                            ? CountSum.ZERO.plus(new VisibleCount.Number(
                                    sums.getOrDefault(counts.months().get(month), 0)))
                            : CountSum.ZERO.plus(new VisibleCount.NotPublished()));
        }
        return byMonth;
    }

    PointCollection geoJson(long outcomeId, LocalDate from, LocalDate to) {
        var mine = mine();
        var points = incidents.newest(outcomeId, from, to, mine, MOST_POINTS);
        int total = points.size() < MOST_POINTS ? points.size() : incidents.count(outcomeId, from, to, mine);
        var json = new StringBuilder("{\"type\":\"FeatureCollection\",\"total\":")
                .append(total)
                .append(",\"features\":[");
        var separator = "";
        for (var point : points) {
            json.append(separator)
                    .append("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
                    .append(point.longitude())
                    .append(',')
                    .append(point.latitude())
                    .append("]},\"properties\":{\"day\":\"")
                    .append(point.day())
                    .append('"')
                    .append(point.hour() == null ? "" : ",\"hour\":" + point.hour())
                    .append("}}");
            separator = ",";
        }
        return new PointCollection(json.append("]}").toString(), points.size(), total);
    }

    List<ImportEntry> importsOf(long outcomeId) {
        return history.list(store.importsOf(outcomeId));
    }

    private List<Long> counted(OutcomeSummary outcome, List<Long> mine) {
        var counted = store.areasWithCounts(outcome.id());
        return mine.stream().filter(counted::contains).toList();
    }

    private List<Long> mine() {
        return areas.list().stream().map(AreaSummary::id).toList();
    }
}
