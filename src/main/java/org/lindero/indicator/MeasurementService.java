package org.lindero.indicator;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.MeasurementChange.Writer;
import org.lindero.indicator.ValueRefusedException.Reason;
import org.lindero.security.AuditTrail;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Entry of values, cell by cell, in the areas of the user's scope; areas outside it do not exist here. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.ENTERS_VALUES)
public class MeasurementService {

    private final MeasurementRepository measurements;
    private final MeasurementChangeRepository changes;
    private final IndicatorRepository indicators;
    private final SheetReader sheets;
    private final ValueStore store;
    private final AreaService areas;
    private final CurrentUser user;
    private final AuditTrail trail;
    private final Clock clock;

    MeasurementService(
            MeasurementRepository measurements,
            MeasurementChangeRepository changes,
            IndicatorRepository indicators,
            SheetReader sheets,
            ValueStore store,
            AreaService areas,
            CurrentUser user,
            AuditTrail trail,
            Clock clock) {
        this.measurements = measurements;
        this.changes = changes;
        this.indicators = indicators;
        this.sheets = sheets;
        this.store = store;
        this.areas = areas;
        this.user = user;
        this.trail = trail;
        this.clock = clock;
    }

    /** The areas of the user's scope in which an indicator is collected. */
    public List<AreaSummary> areas() {
        return sheets.collecting(areas.list());
    }

    /** What is asked of an area in the period that closes with {@code period}, with what was entered so far. */
    public Sheet sheet(long areaId, YearMonth period) {
        return sheets.read(areas.get(areaId), period);
    }

    /** One cell as it is stored now, to show it beside what was typed. */
    public SheetCell cell(long indicatorId, long areaId, YearMonth period) {
        areas.get(areaId);
        var indicator = requireIndicator(indicatorId);
        return measurements
                .findByIndicatorIdAndAreaIdAndPeriod(indicatorId, areaId, period)
                .map(found -> SheetReader.cell(indicator, found))
                .orElse(SheetCell.EMPTY);
    }

    /**
     * Saves one cell as a draft. Saying again what is stored changes nothing, so that an entry may be sent twice.
     *
     * @throws ValueRefusedException if the amount or the cell does not allow it
     * @throws StaleDataException    if somebody else saved another amount first
     */
    @Transactional
    public SheetCell record(CellEntry entry) {
        areas.get(entry.areaId());
        var indicator = requireIndicator(entry.indicatorId());
        requireAsked(indicator, entry);
        var found =
                measurements.findByIndicatorIdAndAreaIdAndPeriod(entry.indicatorId(), entry.areaId(), entry.period());
        if (found.isEmpty() && entry.amount().isBlank() && entry.comment().isEmpty()) {
            return SheetCell.EMPTY;
        }
        if (found.isPresent() && found.get().says(entry.amount(), entry.comment())) {
            return SheetReader.cell(indicator, found.get());
        }
        if (found.isPresent() && !found.get().state().isOpen()) {
            throw new ValueRefusedException(Reason.LOCKED);
        }
        if (found.map(Measurement::version).orElse(SheetCell.NEW) != entry.version()) {
            throw stale(entry);
        }
        EntryRules.refusal(indicator.calculation(), indicator.limits(), entry.amount())
                .ifPresent(reason -> {
                    throw new ValueRefusedException(reason);
                });
        var measurement = found.orElseGet(() -> new Measurement(entry.indicatorId(), entry.areaId(), entry.period()));
        return SheetReader.cell(indicator, write(measurement, entry));
    }

    private Measurement write(Measurement measurement, CellEntry entry) {
        var writer = writer();
        var now = clock.instant();
        var before = measurement.amount();
        measurement.enter(entry.amount(), entry.comment(), writer.username(), writer.displayName(), now);
        try {
            var saved = measurements.saveAndFlush(measurement);
            changes.save(new MeasurementChange(saved, before, entry.comment(), writer, now));
            return saved;
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException first) {
            throw stale(entry);
        }
    }

    private void requireAsked(Indicator indicator, CellEntry entry) {
        if (entry.period().isAfter(YearMonth.now(clock))) {
            throw new ValueRefusedException(Reason.FUTURE);
        }
        if (!indicator.isAskedIn(entry.period()) || !indicator.areaIds().contains(entry.areaId())) {
            throw new ValueRefusedException(Reason.NOT_ASKED);
        }
    }

    /** Hands in every draft of a sheet that needs nothing more; the rest stays with its author. */
    @Transactional
    public Submission submit(long areaId, YearMonth period) {
        var area = areas.get(areaId);
        var asked = indicators.listCollectedIn(areaId).stream()
                .filter(indicator -> indicator.isAskedIn(period))
                .collect(Collectors.toMap(Indicator::id, Function.identity()));
        var entered = measurements.findByAreaIdAndPeriod(areaId, period).stream()
                .filter(found -> asked.containsKey(found.indicatorId())
                        && !found.amount().isBlank())
                .toList();
        var drafts = entered.stream()
                .filter(found -> found.state() == MeasurementState.DRAFT)
                .toList();
        var ready = drafts.stream()
                .filter(draft ->
                        !SheetReader.needsComment(Objects.requireNonNull(asked.get(draft.indicatorId())), draft))
                .toList();
        for (var draft : ready) {
            draft.submit();
            changes.save(new MeasurementChange(draft, draft.amount(), "", writer(), clock.instant()));
        }
        if (!ready.isEmpty()) {
            trail.record("measurement.submitted", area.name() + " · " + period, Integer.toString(ready.size()));
        }
        long returned = entered.stream()
                .filter(found -> found.state() == MeasurementState.RETURNED)
                .count();
        return new Submission(
                ready.size(), drafts.size() - ready.size(), (int) returned, asked.size() - entered.size());
    }

    /** Areas and periods of the user's scope with something left to do, soonest due first. */
    public List<EntrySummary> due() {
        return sheets.due(areas.list());
    }

    /** Values of the user's scope that came back, newest first. */
    public List<ReturnedValue> returned() {
        return sheets.returned(areas.listWithRetired());
    }

    /**
     * Stores values that come from elsewhere, all or none. It only adds: a value that is there already is refused.
     *
     * @throws DataIntegrityViolationException if one of them is there already
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void store(List<StoredValue> values) {
        store.insert(values, clock.instant());
        trail.record("measurement.stored", Integer.toString(values.size()), "");
    }

    private Indicator requireIndicator(long id) {
        return indicators.findById(id).orElseThrow(() -> new NotFoundException("Indicator", id));
    }

    private Writer writer() {
        return new Writer(user.get().username(), user.get().displayName());
    }

    private static StaleDataException stale(CellEntry entry) {
        return new StaleDataException("Measurement", entry.indicatorId() + "/" + entry.areaId() + "/" + entry.period());
    }
}
