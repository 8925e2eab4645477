package org.lindero.policing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** Something the police does in some areas for some time. Never leaves this package: others see records. */
@Entity
@Table(name = "police_effort")
class PoliceEffort extends AbstractEntity {

    private String name;

    @Enumerated(EnumType.STRING)
    private EffortType type;

    @Enumerated(EnumType.STRING)
    @Column(name = "police_force")
    private PoliceForce force;

    @ElementCollection
    @CollectionTable(name = "police_effort_area", joinColumns = @JoinColumn(name = "effort_id"))
    @Column(name = "area_id")
    @BatchSize(size = 100)
    private Set<Long> areaIds = new HashSet<>();

    private LocalDate startsOn;
    private @Nullable LocalDate endsOn;
    private String schedule;
    private @Nullable BigDecimal dose;

    @Enumerated(EnumType.STRING)
    private @Nullable DoseUnit doseUnit;

    private String objective;
    private String legalBasis;

    @Enumerated(EnumType.STRING)
    private Sensitivity sensitivity;

    private @Nullable String riskReaction;
    private @Nullable String riskPlace;

    @Enumerated(EnumType.STRING)
    private @Nullable Likelihood riskLikelihood;

    private @Nullable String riskMitigation;
    private String safeguards;
    private @Nullable Integer complaintsReceived;
    private String complaintsNote;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected PoliceEffort() {}

    @SuppressWarnings("NullAway.Init") // revise fills the fields
    PoliceEffort(PoliceEffortDraft draft) {
        revise(draft);
    }

    final void revise(PoliceEffortDraft draft) {
        name = draft.name();
        type = draft.type();
        force = draft.force();
        areaIds.retainAll(draft.areaIds());
        areaIds.addAll(draft.areaIds());
        startsOn = draft.startsOn();
        endsOn = draft.endsOn();
        schedule = draft.schedule();
        dose = draft.dose();
        doseUnit = draft.doseUnit();
        objective = draft.objective();
        legalBasis = draft.legalBasis();
        sensitivity = draft.sensitivity();
        reviseRisk(draft.risk());
        safeguards = draft.safeguards();
        complaintsReceived = draft.complaintsReceived();
        complaintsNote = draft.complaintsNote();
    }

    private void reviseRisk(@Nullable RiskAssessment risk) {
        riskReaction = risk == null ? null : risk.reaction();
        riskPlace = risk == null ? null : risk.place();
        riskLikelihood = risk == null ? null : risk.likelihood();
        riskMitigation = risk == null ? null : risk.mitigation();
    }

    Set<Long> areaIds() {
        return Set.copyOf(areaIds);
    }

    boolean isRestricted() {
        return sensitivity == Sensitivity.RESTRICTED;
    }

    PoliceEffortDetails details(LocalDate today, boolean editable) {
        return new PoliceEffortDetails(id(), version(), EffortStatus.on(today, startsOn, endsOn), draft(), editable);
    }

    PoliceEffortSummary summary(LocalDate today) {
        return new PoliceEffortSummary(
                id(),
                name,
                type,
                force,
                areaIds,
                startsOn,
                endsOn,
                EffortStatus.on(today, startsOn, endsOn),
                dose,
                doseUnit,
                sensitivity);
    }

    private PoliceEffortDraft draft() {
        return new PoliceEffortDraft(
                name,
                type,
                force,
                areaIds,
                startsOn,
                endsOn,
                schedule,
                dose,
                doseUnit,
                objective,
                legalBasis,
                sensitivity,
                risk(),
                safeguards,
                complaintsReceived,
                complaintsNote);
    }

    private @Nullable RiskAssessment risk() {
        return riskReaction == null || riskPlace == null || riskLikelihood == null || riskMitigation == null
                ? null
                : new RiskAssessment(riskReaction, riskPlace, riskLikelihood, riskMitigation);
    }
}
