package org.lindero.indicator;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** An indicator with its ficha técnica. */
@Entity
@Table(name = "indicator")
class Indicator extends AbstractEntity {

    private String code;
    private String name;
    private String definition;

    @Embedded
    private Classification classification;

    @Embedded
    private Calculation calculation;

    @Enumerated(EnumType.STRING)
    private Frequency frequency;

    private YearMonth collectedSince;
    private int lagDays;
    private String meansOfVerification;
    private String responsibleUnit;

    private @Nullable BigDecimal softMin;
    private @Nullable BigDecimal softMax;
    private @Nullable BigDecimal hardMin;
    private @Nullable BigDecimal hardMax;
    private @Nullable Integer greenPercent;
    private @Nullable Integer amberPercent;
    private @Nullable Integer overshootPercent;

    @Embedded
    private @Nullable Baseline baseline;

    @ElementCollection
    @CollectionTable(name = "indicator_area", joinColumns = @JoinColumn(name = "indicator_id"))
    @Column(name = "area_id")
    @BatchSize(size = 200)
    private Set<Long> areaIds = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "indicator_target", joinColumns = @JoinColumn(name = "indicator_id"))
    @BatchSize(size = 200)
    private List<Target> targets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Indicator() {}

    @SuppressWarnings("NullAway.Init") // revise fills the fields
    Indicator(IndicatorDraft draft) {
        revise(draft);
    }

    final void revise(IndicatorDraft draft) {
        code = draft.code();
        name = draft.name();
        definition = draft.definition();
        classification = draft.classification();
        calculation = draft.calculation();
        baseline = draft.baseline();
        targets.clear();
        targets.addAll(draft.targets());
        collect(draft.collecting());
        limit(draft.limits());
    }

    private void collect(Collecting collecting) {
        frequency = collecting.frequency();
        collectedSince = collecting.since();
        lagDays = collecting.lagDays();
        meansOfVerification = collecting.meansOfVerification();
        responsibleUnit = collecting.responsibleUnit();
        areaIds.clear();
        areaIds.addAll(collecting.areaIds());
    }

    private void limit(Limits limits) {
        softMin = limits.soft().min();
        softMax = limits.soft().max();
        hardMin = limits.hard().min();
        hardMax = limits.hard().max();
        var light = limits.light();
        greenPercent = light == null ? null : light.greenPercent();
        amberPercent = light == null ? null : light.amberPercent();
        overshootPercent = light == null ? null : light.overshootPercent();
    }

    IndicatorDraft draft() {
        return new IndicatorDraft(
                code,
                name,
                definition,
                classification,
                calculation,
                new Collecting(
                        frequency, collectedSince, lagDays, meansOfVerification, responsibleUnit, Set.copyOf(areaIds)),
                limits(),
                baseline,
                targets);
    }

    IndicatorDetails details() {
        return new IndicatorDetails(id(), version(), draft());
    }

    IndicatorSummary summary() {
        return new IndicatorSummary(
                id(),
                code,
                name,
                calculation.unit(),
                classification.level(),
                baseline == null ? null : baseline.value(),
                Target.last(targets).map(Target::value).orElse(null),
                meansOfVerification,
                frequency,
                calculation.kind(),
                calculation.decimals(),
                areaIds.size());
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    String definition() {
        return definition;
    }

    Classification classification() {
        return classification;
    }

    Calculation calculation() {
        return calculation;
    }

    Frequency frequency() {
        return frequency;
    }

    Set<Long> areaIds() {
        return areaIds;
    }

    List<Target> targets() {
        return targets;
    }

    /** Whether a value is asked for the period that closes in {@code month}. */
    boolean isAskedIn(YearMonth month) {
        return frequency.closesIn(month) && !month.isBefore(collectedSince);
    }

    Limits limits() {
        return new Limits(new Range(softMin, softMax), new Range(hardMin, hardMax), light());
    }

    private @Nullable TrafficLight light() {
        return greenPercent == null || amberPercent == null || overshootPercent == null
                ? null
                : new TrafficLight(greenPercent, amberPercent, overshootPercent);
    }
}
