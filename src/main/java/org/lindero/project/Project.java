package org.lindero.project;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** An intervention delivered in one or more areas. Never leaves this package: others see records. */
@Entity
@Table(name = "project")
class Project extends AbstractEntity {

    private String code;
    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Programme programme;

    private String line;
    private String responsibleUnit;
    private String partners;
    private String targetPopulation;

    @ElementCollection
    @CollectionTable(name = "project_risk_factor", joinColumns = @JoinColumn(name = "project_id"))
    @Column(name = "factor")
    private Set<String> riskFactors = new HashSet<>();

    @Enumerated(EnumType.STRING)
    private PreventionLevel preventionLevel;

    @Enumerated(EnumType.STRING)
    private InterventionSetting setting;

    @ElementCollection
    @CollectionTable(name = "project_budget", joinColumns = @JoinColumn(name = "project_id"))
    @MapKeyColumn(name = "budget_year")
    @Column(name = "amount")
    private Map<Integer, BigDecimal> budget = new HashMap<>();

    private LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    @Enumerated(EnumType.STRING)
    private ProjectStatus status = ProjectStatus.DRAFT;

    @ElementCollection
    @CollectionTable(name = "project_area", joinColumns = @JoinColumn(name = "project_id"))
    @MapKeyColumn(name = "area_id")
    @BatchSize(size = 100)
    private Map<Long, Exposure> areas = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "project_waiver", joinColumns = @JoinColumn(name = "project_id"))
    @MapKeyColumn(name = "rule")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<ReadinessRule, Waiver> waivers = new EnumMap<>(ReadinessRule.class);

    private String noLinksReason = "";
    private String noPoliceReason = "";

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Project() {}

    @SuppressWarnings("NullAway.Init") // revise fills the fields
    Project(ProjectDraft draft, Programme programme) {
        revise(draft, programme);
    }

    final void revise(ProjectDraft draft, Programme ofProgramme) {
        code = draft.code();
        name = draft.name();
        programme = ofProgramme;
        line = draft.line();
        responsibleUnit = draft.responsibleUnit();
        partners = draft.partners();
        targetPopulation = draft.targetPopulation();
        riskFactors.retainAll(draft.riskFactors());
        riskFactors.addAll(draft.riskFactors());
        preventionLevel = draft.preventionLevel();
        setting = draft.setting();
        budget.keySet().retainAll(draft.budget().keySet());
        budget.putAll(draft.budget());
        startsOn = draft.startsOn();
        endsOn = draft.endsOn();
    }

    void treat(long areaId, Exposure exposure) {
        areas.put(areaId, exposure);
    }

    void release(long areaId) {
        areas.remove(areaId);
    }

    void moveTo(ProjectStatus next) {
        status = next;
    }

    void waive(ReadinessRule rule, Waiver waiver) {
        waivers.put(rule, waiver);
    }

    void withdrawWaiver(ReadinessRule rule) {
        waivers.remove(rule);
    }

    void explain(String noLinks, String noPolice) {
        noLinksReason = noLinks;
        noPoliceReason = noPolice;
    }

    String code() {
        return code;
    }

    ProjectStatus status() {
        return status;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    Map<Long, Exposure> areas() {
        return Map.copyOf(areas);
    }

    Map<ReadinessRule, Waiver> waivers() {
        return Map.copyOf(waivers);
    }

    ProjectSummary summary() {
        return new ProjectSummary(
                id(), code, name, programme.details().label(), status, startsOn, endsOn, areas.size());
    }

    ProjectDetails details(boolean editable) {
        return new ProjectDetails(
                id(),
                version(),
                status,
                draft(),
                programme.details().label(),
                areas,
                noLinksReason,
                noPoliceReason,
                editable);
    }

    private ProjectDraft draft() {
        return new ProjectDraft(
                code,
                name,
                programme.id(),
                line,
                responsibleUnit,
                partners,
                targetPopulation,
                riskFactors,
                preventionLevel,
                setting,
                budget,
                startsOn,
                endsOn);
    }
}
