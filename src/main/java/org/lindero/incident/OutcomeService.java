package org.lindero.incident;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.ImportEntry;
import org.lindero.area.ImportProblem;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Table;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Outcome series: what is counted, how much of it per area and month, and the import of counts and of incidents. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class OutcomeService {

    private final OutcomeStore store;
    private final IncidentPointStore incidents;
    private final OutcomeImport imports;
    private final OutcomeReading reading;
    private final AreaService areas;
    private final AuditTrail audit;

    OutcomeService(
            OutcomeStore store,
            IncidentPointStore incidents,
            OutcomeImport imports,
            OutcomeReading reading,
            AreaService areas,
            AuditTrail audit) {
        this.store = store;
        this.incidents = incidents;
        this.imports = imports;
        this.reading = reading;
        this.areas = areas;
        this.audit = audit;
    }

    /** All outcomes, by name, with what they hold of the areas of the scope. */
    public List<OutcomeSummary> list() {
        return reading.outcomes();
    }

    /**
     * One outcome.
     *
     * @throws NotFoundException when there is none
     */
    public OutcomeSummary get(long id) {
        return reading.outcome(id);
    }

    /** Sums over the areas of the scope, by month; months that nobody published are absent. */
    public Map<YearMonth, CountSum> totals(long outcomeId) {
        return reading.totals(get(outcomeId));
    }

    /**
     * The counts of the areas of the scope from the first month to the last, as whoever asks may see them, by the id of the
     * outcome; outcomes without a count are absent.
     */
    public Map<Long, VisibleCounts> visible(Set<Long> outcomeIds) {
        return reading.all(outcomeIds);
    }

    /** The counts of a month as whoever asks may see them, by area; areas of the scope that never had a count are absent. */
    public Map<Long, VisibleCount> visibleCounts(long outcomeId, YearMonth month) {
        return reading.ofMonth(get(outcomeId), month);
    }

    /** Sums inside some areas and in rings of neighbours around them, by order of contiguity, of each series. */
    public List<RingCounts> ringsOfNeighbours(Collection<VisibleCounts> series, Set<Long> areaIds, int orders) {
        var ringOf = areas.rings(requireMine(areaIds), orders);
        return series.stream().map(counts -> counts.inRings(ringOf, orders)).toList();
    }

    /**
     * Incidents inside some areas and in rings around them by distance in metres, for those who may see where they happened, of
     * each series by the id of its outcome.
     */
    @PreAuthorize(Roles.SEES_POINTS)
    public List<RingCounts> ringsOfPoints(Map<Long, VisibleCounts> series, Set<Long> areaIds, double... limitsMetres) {
        return reading.pointRings(series, requireMine(areaIds), limitsMetres);
    }

    /** Single incidents of the areas of the scope, newest first, for a map of those who may see where they happened. */
    @PreAuthorize(Roles.SEES_POINTS)
    public PointCollection pointsGeoJson(long outcomeId, LocalDate from, LocalDate to) {
        return reading.geoJson(outcomeId, from, to);
    }

    /** The imports whose counts stand in the series, newest first, with what their files left open. */
    public List<ImportEntry> importsOf(long outcomeId) {
        return reading.importsOf(outcomeId);
    }

    /** Whether the user may let everybody see a series whose name says that it is sensitive. */
    @PreAuthorize(Roles.IMPORTS)
    public boolean opensSensitive() {
        return reading.seesAll();
    }

    private void requireOpening(Collection<OutcomeTarget> targets) {
        for (var target : targets) {
            if (target instanceof OutcomeTarget.New(OutcomeDraft draft)
                    && !draft.sensitive()
                    && OutcomeDraft.isSensitive(draft.name())
                    && !reading.seesAll()) {
                throw new AccessDeniedException("only those who see incidents open a sensitive series");
            }
        }
    }

    /**
     * Says whether an outcome touches the private life of few. Whoever may not see such outcomes cannot open one.
     *
     * @throws AccessDeniedException when it is to be opened by somebody who does not see incidents
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public void markSensitive(long outcomeId, boolean sensitive) {
        var outcome = get(outcomeId);
        if (!sensitive && !reading.seesAll()) {
            throw new AccessDeniedException("only those who see incidents open a sensitive series");
        }
        store.markSensitive(outcomeId, sensitive);
        audit.record("outcome.sensitive", outcome.name(), sensitive ? "SENSITIVE" : "ORDINARY");
    }

    /**
     * Registers an outcome without counts.
     *
     * @throws NameTakenException when its code is in use
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public long create(OutcomeDraft draft) {
        if (store.hasCode(draft.code())) {
            throw new NameTakenException(draft.code());
        }
        audit.record("outcome.created", draft.name(), draft.code());
        return store.insert(draft, null);
    }

    /**
     * Exact counts of areas of the scope, in the order of {@code areaIds}.
     *
     * @throws NotFoundException when an area is outside the scope
     * @throws AccessDeniedException when whoever asks may not see all of them; {@link #visible} shows what may be seen
     */
    public MonthlyCounts counts(long outcomeId, YearMonth from, YearMonth to, List<Long> areaIds) {
        requireMine(Set.copyOf(areaIds));
        if (get(outcomeId).visibility() != Visibility.EXACT) {
            throw new AccessDeniedException("small or sensitive counts");
        }
        return new MonthlyCounts(areaIds, from, to, store.counts(outcomeId, from, to, areaIds));
    }

    private Set<Long> requireMine(Set<Long> areaIds) {
        var mine = areas.listWithRetired().stream().map(AreaSummary::id).collect(Collectors.toSet());
        areaIds.stream().filter(id -> !mine.contains(id)).findFirst().ifPresent(stranger -> {
            throw new NotFoundException("Area", stranger);
        });
        return areaIds;
    }

    /**
     * Counts also of areas outside the scope: rings and comparison areas lie across the boundary. Whoever may read an evaluation
     * may read the numbers that it rests on.
     */
    @PreAuthorize(Roles.READS_EVALUATIONS)
    public MonthlyCounts countsForEvaluation(long outcomeId, YearMonth from, YearMonth to, List<Long> areaIds) {
        return new MonthlyCounts(areaIds, from, to, store.counts(outcomeId, from, to, areaIds));
    }

    /** Single incidents of the areas of the scope, for those who may see where they happened. */
    @PreAuthorize(Roles.SEES_POINTS)
    public List<IncidentPoint> points(long outcomeId, LocalDate from, LocalDate to) {
        var mine = areas.listWithRetired().stream().map(AreaSummary::id).collect(Collectors.toSet());
        return incidents.between(outcomeId, from, to).stream()
                .filter(point -> mine.contains(point.areaId()))
                .toList();
    }

    /** Writes counts that did not come from a file, in place of those that the same areas and months had. */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public void store(long outcomeId, Collection<AreaMonthCount> counts) {
        imports.store(get(outcomeId), counts);
    }

    /** What a table of counts says about the areas of the scope; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public CountTable read(CountImportPlan plan) {
        return imports.read(plan);
    }

    /** What a table of incidents says about the areas of the scope; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public PointTable read(Table table, PointColumns columns) {
        return imports.read(table, columns, areas.locator());
    }

    /** Hands over each problem of a cell in a table of counts; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public void mark(CountImportPlan plan, BiConsumer<Place, ImportProblem> marks) {
        imports.mark(plan, marks);
    }

    /** Hands over each problem of a cell in a table of incidents; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public void mark(PointImportPlan plan, BiConsumer<Place, ImportProblem> marks) {
        imports.mark(plan, areas.locator(), marks);
    }

    /** What an import of counts would do; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public CountDryRun dryRun(CountImportPlan plan) {
        var table = imports.read(plan);
        return imports.compare(table, plan.targets(), imports.counts(table, plan.targets()));
    }

    /** What an import of incidents would do; stores nothing. */
    @PreAuthorize(Roles.IMPORTS)
    public CountDryRun dryRun(PointImportPlan plan) {
        var locator = areas.locator();
        var table = imports.read(plan, locator);
        return imports.compare(table, imports.counts(table, plan, locator));
    }

    /**
     * Stores the counts of a file, all of them or none.
     *
     * @throws org.lindero.area.ImportRefusedException when the dry run has errors
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public CountDryRun importCounts(CountImportPlan plan) {
        requireOpening(plan.targets().values());
        var table = imports.read(plan);
        var counts = imports.counts(table, plan.targets());
        var outcome = imports.compare(table, plan.targets(), counts);
        imports.store(plan, table, counts, outcome);
        return outcome;
    }

    /**
     * Stores the incidents of a file and counts them per area and month, all or nothing; incidents in no area are left out.
     *
     * @throws org.lindero.area.ImportRefusedException when the dry run has errors
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public CountDryRun importPoints(PointImportPlan plan) {
        requireOpening(plan.targets().values());
        var locator = areas.locator();
        var table = imports.read(plan, locator);
        var counts = imports.counts(table, plan, locator);
        var outcome = imports.compare(table, counts);
        imports.store(plan, table, locator, counts, outcome);
        return outcome;
    }
}
