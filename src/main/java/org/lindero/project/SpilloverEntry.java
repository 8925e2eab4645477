package org.lindero.project;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.AbstractEntity;

/** One effect that a project is expected to have beyond its treated areas. */
@Entity
@Table(name = "spillover")
class SpilloverEntry extends AbstractEntity {

    private long projectId;

    @Enumerated(EnumType.STRING)
    private SpilloverKind kind;

    @ElementCollection
    @CollectionTable(name = "spillover_area", joinColumns = @JoinColumn(name = "spillover_id"))
    @Column(name = "area_id")
    @BatchSize(size = 100)
    private Set<Long> areaIds = new HashSet<>();

    private boolean ring1;
    private boolean ring2;
    private String channel;
    private @Nullable Long indicatorId;
    private @Nullable Long outcomeId;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected SpilloverEntry() {}

    @SuppressWarnings("NullAway.Init") // revise fills the fields
    SpilloverEntry(long projectId, SpilloverDraft draft) {
        this.projectId = projectId;
        revise(draft);
    }

    final void revise(SpilloverDraft draft) {
        kind = draft.kind();
        areaIds.retainAll(draft.areaIds());
        areaIds.addAll(draft.areaIds());
        ring1 = draft.ring1();
        ring2 = draft.ring2();
        channel = draft.channel();
        indicatorId = draft.indicatorId();
        outcomeId = draft.outcomeId();
    }

    Spillover record() {
        return new Spillover(
                id(),
                version(),
                projectId,
                new SpilloverDraft(kind, areaIds, ring1, ring2, channel, indicatorId, outcomeId));
    }
}
