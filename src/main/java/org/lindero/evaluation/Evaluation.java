package org.lindero.evaluation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** A frozen design with, once it was run, its result and what a manager decided on it. */
@Entity
@Table(name = "evaluation")
class Evaluation extends AbstractEntity {

    private String question;
    private long projectId;
    private long outcomeId;

    @Enumerated(EnumType.STRING)
    private EvaluationStatus status = EvaluationStatus.DESIGNED;

    private String author;
    private Instant designedAt;
    private byte[] design;
    private String designChecksum;
    private @Nullable Instant finishedAt;
    private byte @Nullable [] result;
    private @Nullable String refusal;
    private @Nullable Double netPrevented;
    private @Nullable Double netLower;
    private @Nullable Double netUpper;
    private @Nullable Integer grade;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable String decisionReason;

    @ElementCollection
    @CollectionTable(name = "evaluation_area", joinColumns = @JoinColumn(name = "evaluation_id"))
    @Column(name = "area_id")
    private Set<Long> treatedAreaIds = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Evaluation() {}

    Evaluation(EvaluationDesign design, String author, Instant now) {
        question = design.question();
        projectId = design.projectId();
        outcomeId = design.outcomeId();
        this.author = author;
        designedAt = now;
        this.design = Frozen.freeze(design);
        designChecksum = Frozen.checksum(design);
        treatedAreaIds = design.areas(AreaRole.Part.TREATED).stream()
                .map(AreaRole::areaId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    void start() {
        if (status == EvaluationStatus.RUNNING || status == EvaluationStatus.ACCEPTED) {
            throw new IllegalStateException("cannot run while " + status);
        }
        status = EvaluationStatus.RUNNING;
    }

    void stop() {
        status = EvaluationStatus.DESIGNED;
    }

    void finish(EvaluationResult outcome, Instant now) {
        status = EvaluationStatus.FINISHED;
        finishedAt = now;
        result = Frozen.freeze(outcome);
        refusal = null;
        var net = outcome.place().net();
        netPrevented = net.prevented();
        var interval = net.preventedInterval();
        netLower = interval == null ? null : interval.lower();
        netUpper = interval == null ? null : interval.upper();
        grade = outcome.grade().level();
    }

    void refuse(String reason, Instant now) {
        status = EvaluationStatus.REFUSED;
        finishedAt = now;
        refusal = reason;
    }

    void decide(boolean accepted, String username, String reason, Instant now) {
        if (status != EvaluationStatus.FINISHED) {
            throw new IllegalStateException("cannot decide while " + status);
        }
        status = accepted ? EvaluationStatus.ACCEPTED : EvaluationStatus.RETURNED;
        decidedBy = username;
        decidedAt = now;
        decisionReason = reason;
    }

    EvaluationStatus status() {
        return status;
    }

    String author() {
        return author;
    }

    String question() {
        return question;
    }

    EvaluationDesign design() {
        return Frozen.thaw(design, EvaluationDesign.class);
    }

    Set<Long> treatedAreaIds() {
        return Set.copyOf(treatedAreaIds);
    }

    EvaluationDetails details() {
        return new EvaluationDetails(
                id(),
                version(),
                status,
                design(),
                designChecksum,
                author,
                designedAt,
                finishedAt,
                result == null ? null : Frozen.thaw(result, EvaluationResult.class),
                refusal,
                decidedBy == null || decidedAt == null
                        ? null
                        : new EvaluationDetails.Decision(
                                status == EvaluationStatus.ACCEPTED,
                                decidedBy,
                                decidedAt,
                                decisionReason == null ? "" : decisionReason));
    }
}
