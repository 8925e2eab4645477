package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.MeasurementChange.Writer;
import org.lindero.security.AuditTrail;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on values that were handed in. Who entered a value may not approve it. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.MANAGES)
public class ReviewService {

    public static final int REASON_MAX = 500;

    private final MeasurementRepository measurements;
    private final MeasurementChangeRepository changes;
    private final IndicatorRepository indicators;
    private final AreaService areas;
    private final CurrentUser user;
    private final AuditTrail trail;
    private final Clock clock;

    ReviewService(
            MeasurementRepository measurements,
            MeasurementChangeRepository changes,
            IndicatorRepository indicators,
            AreaService areas,
            CurrentUser user,
            AuditTrail trail,
            Clock clock) {
        this.measurements = measurements;
        this.changes = changes;
        this.indicators = indicators;
        this.areas = areas;
        this.user = user;
        this.trail = trail;
        this.clock = clock;
    }

    /** Values of the user's scope that wait for a decision, by area, period and indicator. */
    public List<ReviewItem> waiting() {
        var byId = areas.listWithRetired().stream().collect(Collectors.toMap(AreaSummary::id, Function.identity()));
        if (byId.isEmpty()) {
            return List.of();
        }
        var submitted = measurements.listInState(byId.keySet(), MeasurementState.SUBMITTED);
        var asked =
                indicators
                        .findAllById(submitted.stream()
                                .map(Measurement::indicatorId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Indicator::id, Function.identity()));
        var before = previous(submitted, asked);
        return submitted.stream()
                .map(value -> item(
                        value,
                        Objects.requireNonNull(asked.get(value.indicatorId())),
                        Objects.requireNonNull(byId.get(value.areaId())),
                        before.get(value.id())))
                .toList();
    }

    /** The value of the period before each of {@code submitted}, by the id of the later one, in one query. */
    private Map<Long, BigDecimal> previous(List<Measurement> submitted, Map<Long, Indicator> asked) {
        if (submitted.isEmpty()) {
            return Map.of();
        }
        var periods = submitted.stream()
                .map(value -> frequency(value, asked).previous(value.period()))
                .sorted()
                .toList();
        var areaIds = submitted.stream().map(Measurement::areaId).collect(Collectors.toSet());
        var earlier = measurements.listBetween(asked.keySet(), areaIds, periods.getFirst(), periods.getLast()).stream()
                .collect(Collectors.toMap(
                        value -> List.of(value.indicatorId(), value.areaId(), value.period()), Function.identity()));
        var values = new HashMap<Long, BigDecimal>();
        for (var value : submitted) {
            var period = frequency(value, asked).previous(value.period());
            var found = earlier.get(List.of(value.indicatorId(), value.areaId(), period));
            var number = found == null ? null : calculation(value, asked).valueOf(found.amount());
            if (number != null) {
                values.put(value.id(), number);
            }
        }
        return values;
    }

    private static Frequency frequency(Measurement value, Map<Long, Indicator> asked) {
        return Objects.requireNonNull(asked.get(value.indicatorId())).frequency();
    }

    private static Calculation calculation(Measurement value, Map<Long, Indicator> asked) {
        return Objects.requireNonNull(asked.get(value.indicatorId())).calculation();
    }

    private ReviewItem item(Measurement value, Indicator indicator, AreaSummary area, @Nullable BigDecimal previous) {
        return new ReviewItem(
                value.id(),
                area.id(),
                area.name(),
                value.period(),
                indicator.id(),
                indicator.name(),
                indicator.calculation().unit(),
                indicator.calculation().decimals(),
                value.amount(),
                indicator.calculation().valueOf(value.amount()),
                previous,
                indicator.limits().soft(),
                value.comment(),
                value.authorName(),
                isOwn(value));
    }

    /**
     * Approves values; all of them or none.
     *
     * @throws OwnValueException  if the caller entered one of them
     * @throws StaleDataException if one of them does not wait for a decision any more
     */
    @Transactional
    public void approve(Collection<Long> ids) {
        var values = measurements.findAllById(ids);
        requireScope(values);
        if (values.stream().anyMatch(this::isOwn)) {
            throw new OwnValueException();
        }
        for (var value : values) {
            requireSubmitted(value);
            value.approve(user.get().displayName(), clock.instant());
            note(value, "");
        }
        trail.record("measurement.approved", Integer.toString(values.size()), "");
    }

    /**
     * Gives a value back to its author. An approved one can come back too: it is how a late error is corrected.
     *
     * @throws StaleDataException if it is with its author already
     */
    @Transactional
    public void returnForCorrection(long id, String reason) {
        var text = reason.strip();
        if (text.isEmpty() || text.length() > REASON_MAX) {
            throw new IllegalArgumentException("reason: 1 to " + REASON_MAX + " characters");
        }
        var value = measurements.findById(id).orElseThrow(() -> new NotFoundException("Measurement", id));
        requireScope(List.of(value));
        if (value.state().isOpen()) {
            throw new StaleDataException("Measurement", id);
        }
        value.sendBack(text, user.get().displayName(), clock.instant());
        note(value, text);
        trail.record("measurement.returned", Long.toString(id), text);
    }

    /** Every step in the life of a value, newest first. */
    public List<ChangeLine> history(long id) {
        var value = measurements.findById(id).orElseThrow(() -> new NotFoundException("Measurement", id));
        requireScope(List.of(value));
        return changes.findByMeasurementIdOrderByIdDesc(id).stream()
                .map(MeasurementChange::line)
                .toList();
    }

    private void note(Measurement value, String text) {
        var writer = new Writer(user.get().username(), user.get().displayName());
        changes.save(new MeasurementChange(value, value.amount(), text, writer, clock.instant()));
    }

    private void requireScope(List<Measurement> values) {
        var wanted = values.stream().map(Measurement::areaId).collect(Collectors.toSet());
        if (areas.list(wanted).size() != wanted.size()) {
            throw new NotFoundException("Area", wanted);
        }
    }

    private static void requireSubmitted(Measurement value) {
        if (value.state() != MeasurementState.SUBMITTED) {
            throw new StaleDataException("Measurement", value.id());
        }
    }

    private boolean isOwn(Measurement value) {
        return value.author().equals(user.get().username());
    }
}
