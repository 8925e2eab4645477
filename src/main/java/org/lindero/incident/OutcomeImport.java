package org.lindero.incident;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lindero.area.AreaLocator;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.ImportHistory;
import org.lindero.area.ImportProblem;
import org.lindero.area.ImportRecord;
import org.lindero.area.ImportRefusedException;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Table;
import org.lindero.shared.NameTakenException;
import org.springframework.stereotype.Component;

/** Turns tables into counts: compares them with what is stored, and stores them whole. Runs inside the service's transaction. */
@Component
class OutcomeImport {

    private final OutcomeStore store;
    private final IncidentPointStore incidents;
    private final OutcomeReading reading;
    private final Clock clock;
    private final AreaService areas;
    private final ImportHistory history;

    OutcomeImport(
            OutcomeStore store,
            IncidentPointStore incidents,
            OutcomeReading reading,
            AreaService areas,
            ImportHistory history,
            Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.reading = reading;
        this.clock = clock;
        this.areas = areas;
        this.history = history;
    }

    CountTable read(CountImportPlan plan) {
        return CountReader.read(
                plan.table(), plan.columns(), AreaFinder.of(areas.listWithRetired()), plan.choices(), clock);
    }

    void mark(CountImportPlan plan, BiConsumer<Place, ImportProblem> marks) {
        CountReader.mark(
                plan.table(), plan.columns(), AreaFinder.of(areas.listWithRetired()), plan.choices(), clock, marks);
    }

    void mark(PointImportPlan plan, AreaLocator locator, BiConsumer<Place, ImportProblem> marks) {
        PointReader.mark(plan, locator.locator(), clock, marks);
    }

    PointTable read(PointImportPlan plan, AreaLocator locator) {
        return PointReader.read(plan.table(), plan.columns(), locator.locator(), plan.leaveOutRepeated(), clock);
    }

    PointTable read(Table table, PointColumns columns, AreaLocator locator) {
        return PointReader.read(table, columns, locator.locator(), false, clock);
    }

    CountDryRun compare(
            CountTable table, Map<String, OutcomeTarget> targets, Map<OutcomeTarget, List<AreaMonthCount>> counts) {
        long leftOut = table.counts().stream()
                .filter(count -> goesNowhere(targets, count.category()))
                .count();
        return compare(
                table.rows(),
                (int) leftOut,
                table.notPublished(),
                counts,
                new ProblemReport(table.problems(), table.problemCounts(), table.errors()));
    }

    CountDryRun compare(PointTable table, Map<OutcomeTarget, List<AreaMonthCount>> counts) {
        int leftOut = table.count(TableProblem.IN_NO_AREA) + table.count(TableProblem.NO_COORDINATES);
        return compare(
                table.rows(),
                leftOut,
                0,
                counts,
                new ProblemReport(table.problems(), table.problemCounts(), table.errors()));
    }

    private record ProblemReport(List<ImportProblem> problems, Map<ImportProblem.Code, Integer> counts, int errors) {}

    private CountDryRun compare(
            int rows,
            int leftOut,
            int notPublished,
            Map<OutcomeTarget, List<AreaMonthCount>> counts,
            ProblemReport report) {
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        var problems = new ArrayList<>(report.problems());
        var series = series(counts.keySet());
        for (var target : counts.entrySet()) {
            // a rehearsal tells nothing that a series hides, or guesses would be answered
            var known = series.get(target.getKey());
            var visibility = known == null ? Visibility.EXACT : known.visibility();
            if (known != null && visibility != Visibility.EXACT) {
                problems.addFirst(ImportProblem.warning(TableProblem.HIDDEN_SERIES, "", known.name()));
            }
            var before = target.getKey() instanceof OutcomeTarget.Existing existing
                    ? store.counts(existing.outcomeId())
                    : Map.<OutcomeStore.Cell, Double>of();
            for (var count : target.getValue()) {
                var old = before.get(new OutcomeStore.Cell(count.areaId(), count.month()));
                if (old == null) {
                    added++;
                } else if (old == count.count() && visibility.shows(count.count())) {
                    unchanged++;
                } else {
                    changed++;
                }
            }
        }
        return new CountDryRun(
                rows, added, changed, unchanged, leftOut, notPublished, problems, report.counts(), report.errors());
    }

    /** The series that exist among some targets, all read at once. */
    private Map<OutcomeTarget, OutcomeSummary> series(Set<OutcomeTarget> targets) {
        if (targets.stream().noneMatch(OutcomeTarget.Existing.class::isInstance)) {
            return Map.of();
        }
        var series = new HashMap<OutcomeTarget, OutcomeSummary>();
        reading.outcomes().forEach(one -> series.put(new OutcomeTarget.Existing(one.id()), one));
        return series;
    }

    /** What goes where; categories that go nowhere are left out, several for one outcome are added up. */
    Map<OutcomeTarget, List<AreaMonthCount>> counts(CountTable table, Map<String, OutcomeTarget> targets) {
        var ids = new HashMap<String, Long>();
        areas.listWithRetired().forEach(area -> ids.put(area.code(), area.id()));
        Map<OutcomeTarget, Map<OutcomeStore.Cell, Double>> sums = new LinkedHashMap<>();
        for (var count : table.counts()) {
            if (!goesNowhere(targets, count.category())) {
                var target = Objects.requireNonNull(targets.get(count.category()));
                var cell = new OutcomeStore.Cell(Objects.requireNonNull(ids.get(count.areaCode())), count.month());
                sums.computeIfAbsent(target, key -> blanks(table, ids)).merge(cell, count.count(), Double::sum);
            }
        }
        return flattened(sums);
    }

    private static boolean goesNowhere(Map<String, OutcomeTarget> targets, String category) {
        return targets.getOrDefault(category, new OutcomeTarget.Nowhere()) instanceof OutcomeTarget.Nowhere;
    }

    /** What the areas of a table have where it says nothing: nothing, or zero in every month from its first to its last. */
    private static Map<OutcomeStore.Cell, Double> blanks(CountTable table, Map<String, Long> ids) {
        if (!table.blankIsZero()) {
            return new LinkedHashMap<>();
        }
        var months =
                table.counts().stream().map(CountTable.Count::month).sorted().toList();
        var areas = table.counts().stream()
                .map(count -> Objects.requireNonNull(ids.get(count.areaCode())))
                .distinct()
                .toList();
        return zeros(areas, months.getFirst(), months.getLast());
    }

    /**
     * The areas that a file covers: those beside an area with an incident, below the same one. Of other municipalities it says nothing,
     * not even zero.
     */
    private List<Long> covered(PointTable table, AreaLocator locator) {
        var above = new HashMap<Long, Long>();
        areas.listWithRetired().forEach(area -> above.put(area.id(), area.parentId() == null ? -1 : area.parentId()));
        var parents = table.points().counts().keySet().stream()
                .map(cell -> above.get(locator.areaIds().get(cell.area())))
                .collect(Collectors.toSet());
        return locator.areaIds().stream()
                .filter(area -> parents.contains(above.get(area)))
                .toList();
    }

    /** Every area that the file covers has a count in every month that it holds in full: where nothing happened it is zero. */
    Map<OutcomeTarget, List<AreaMonthCount>> counts(PointTable table, PointImportPlan plan, AreaLocator locator) {
        Map<OutcomeTarget, Map<OutcomeStore.Cell, Double>> sums = new LinkedHashMap<>();
        var covered = covered(table, locator);
        for (var target : plan.targets().values()) {
            if (!(target instanceof OutcomeTarget.Nowhere)) {
                sums.computeIfAbsent(target, key -> zeros(covered, plan.from(), plan.to()));
            }
        }
        table.points().counts().forEach((cell, count) -> {
            var sum = sums.get(plan.targets().getOrDefault(cell.category(), new OutcomeTarget.Nowhere()));
            if (sum != null
                    && !cell.month().isBefore(plan.from())
                    && !cell.month().isAfter(plan.to())) {
                sum.merge(
                        new OutcomeStore.Cell(locator.areaIds().get(cell.area()), cell.month()),
                        (double) count,
                        Double::sum);
            }
        });
        return flattened(sums);
    }

    void store(
            CountImportPlan plan, CountTable table, Map<OutcomeTarget, List<AreaMonthCount>> counts, CountDryRun run) {
        requireClean(table.isClean() && !counts.isEmpty(), table.problems());
        long importId =
                history.record(run.record(ImportRecord.Kind.COUNTS, plan.table().name(), plan.sha256()));
        counts.forEach((target, some) -> store.replace(outcomeId(target, importId), some, importId));
    }

    void store(
            PointImportPlan plan,
            PointTable table,
            AreaLocator locator,
            Map<OutcomeTarget, List<AreaMonthCount>> counts,
            CountDryRun run) {
        requireClean(table.isClean() && !counts.isEmpty(), table.problems());
        long importId =
                history.record(run.record(ImportRecord.Kind.POINTS, plan.table().name(), plan.sha256()));
        var points = table.points();
        var scope = areas.list().stream().map(AreaSummary::id).toList();
        counts.forEach((target, some) -> {
            long outcome = outcomeId(target, importId);
            store.replace(outcome, some, importId);
            var mine = IntStream.range(0, points.size())
                    .filter(i -> target.equals(plan.targets().get(points.category(i))))
                    .filter(i -> isWithin(YearMonth.from(points.day(i)), plan))
                    .boxed()
                    .toList();
            incidents.replace(outcome, points, mine, locator.areaIds(), plan, scope, importId);
        });
    }

    /** Counts that come from no file. */
    void store(OutcomeSummary outcome, Collection<AreaMonthCount> counts) {
        var run = compare(
                counts.size(),
                0,
                0,
                Map.of(new OutcomeTarget.Existing(outcome.id()), List.copyOf(counts)),
                new ProblemReport(List.of(), Map.of(), 0));
        long importId = history.record(run.record(ImportRecord.Kind.COUNTS, outcome.name(), ""));
        store.replace(outcome.id(), counts, importId);
    }

    private long outcomeId(OutcomeTarget target, long importId) {
        return switch (target) {
            case OutcomeTarget.Existing existing -> existing.outcomeId();
            case OutcomeTarget.New fresh -> insert(fresh.draft(), importId);
            case OutcomeTarget.Nowhere nowhere -> throw new IllegalArgumentException("goes nowhere");
        };
    }

    private long insert(OutcomeDraft draft, long importId) {
        if (store.hasCode(draft.code())) {
            throw new NameTakenException(draft.code());
        }
        return store.insert(draft, importId);
    }

    private static boolean isWithin(YearMonth month, PointImportPlan plan) {
        return !month.isBefore(plan.from()) && !month.isAfter(plan.to());
    }

    private static void requireClean(boolean clean, List<ImportProblem> problems) {
        if (!clean) {
            throw new ImportRefusedException(problems);
        }
    }

    private static Map<OutcomeStore.Cell, Double> zeros(List<Long> areaIds, YearMonth from, YearMonth to) {
        var zeros = new LinkedHashMap<OutcomeStore.Cell, Double>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            for (var area : areaIds) {
                zeros.put(new OutcomeStore.Cell(area, month), 0.0);
            }
        }
        return zeros;
    }

    private static Map<OutcomeTarget, List<AreaMonthCount>> flattened(
            Map<OutcomeTarget, Map<OutcomeStore.Cell, Double>> sums) {
        var counts = new LinkedHashMap<OutcomeTarget, List<AreaMonthCount>>();
        sums.forEach((target, cells) -> {
            var some = new ArrayList<AreaMonthCount>(cells.size());
            cells.forEach((cell, count) -> some.add(new AreaMonthCount(cell.areaId(), cell.month(), count)));
            counts.put(target, some);
        });
        return counts;
    }
}
