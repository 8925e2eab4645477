package org.lindero.incident;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.ImportProblem;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Table;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Outcome series: what is counted, how much of it per area and month, and the import of counts and of incidents. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class OutcomeService {

    private final OutcomeStore store;
    private final OutcomeImport imports;
    private final AreaService areas;
    private final AuditTrail audit;

    OutcomeService(OutcomeStore store, OutcomeImport imports, AreaService areas, AuditTrail audit) {
        this.store = store;
        this.imports = imports;
        this.areas = areas;
        this.audit = audit;
    }

    /** All outcomes, by name. */
    public List<OutcomeSummary> list() {
        return store.all();
    }

    /**
     * One outcome.
     *
     * @throws NotFoundException when there is none
     */
    public OutcomeSummary get(long id) {
        return store.all().stream()
                .filter(outcome -> outcome.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("Outcome", id));
    }

    /** Totals over all areas, by month. */
    public Map<YearMonth, Double> totals(long outcomeId) {
        return store.totals(outcomeId);
    }

    /**
     * Registers an outcome without counts.
     *
     * @throws NameTakenException when its code is in use
     */
    @Transactional
    @PreAuthorize(Roles.IMPORTS)
    public long create(OutcomeDraft draft) {
        if (store.all().stream().anyMatch(outcome -> outcome.code().equals(draft.code()))) {
            throw new NameTakenException(draft.code());
        }
        audit.record("outcome.created", draft.name(), draft.code());
        return store.insert(draft, null);
    }

    /**
     * Counts of areas of the scope, in the order of {@code areaIds}.
     *
     * @throws NotFoundException when an area is outside the scope
     */
    public MonthlyCounts counts(long outcomeId, YearMonth from, YearMonth to, List<Long> areaIds) {
        var mine = areas.listWithRetired().stream().map(AreaSummary::id).collect(Collectors.toSet());
        areaIds.stream().filter(id -> !mine.contains(id)).findFirst().ifPresent(stranger -> {
            throw new NotFoundException("Area", stranger);
        });
        return new MonthlyCounts(areaIds, from, to, store.counts(outcomeId, from, to, areaIds));
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
        return store.points(outcomeId, from, to).stream()
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
        var table = imports.read(plan.table(), plan.columns(), locator);
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
        var locator = areas.locator();
        var table = imports.read(plan.table(), plan.columns(), locator);
        var counts = imports.counts(table, plan, locator);
        var outcome = imports.compare(table, counts);
        imports.store(plan, table, locator, counts, outcome);
        return outcome;
    }
}
