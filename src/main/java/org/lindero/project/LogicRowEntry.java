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
import org.lindero.indicator.MirLevel;
import org.lindero.shared.AbstractEntity;

/** A row of a project's results matrix with the arrow to its parent. */
@Entity
@Table(name = "logic_row")
class LogicRowEntry extends AbstractEntity {

    private long projectId;

    @Enumerated(EnumType.STRING)
    private MirLevel level;

    private String narrative;

    @ElementCollection
    @CollectionTable(name = "logic_row_indicator", joinColumns = @JoinColumn(name = "row_id"))
    @Column(name = "indicator_id")
    @BatchSize(size = 100)
    private Set<Long> indicatorIds = new HashSet<>();

    private String means;
    private String assumption;
    private @Nullable Long parentId;
    private String mechanism;
    private @Nullable Integer lagMonths;
    private String evidence;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected LogicRowEntry() {}

    @SuppressWarnings("NullAway.Init") // revise fills the fields
    LogicRowEntry(long projectId, LogicRowDraft draft) {
        this.projectId = projectId;
        revise(draft);
    }

    final void revise(LogicRowDraft draft) {
        level = draft.level();
        narrative = draft.narrative();
        indicatorIds.retainAll(draft.indicatorIds());
        indicatorIds.addAll(draft.indicatorIds());
        means = draft.means();
        assumption = draft.assumption();
        parentId = draft.parentId();
        mechanism = draft.mechanism();
        lagMonths = draft.lagMonths();
        evidence = draft.evidence();
    }

    long projectId() {
        return projectId;
    }

    MirLevel level() {
        return level;
    }

    LogicRow row() {
        var draft = new LogicRowDraft(
                level, narrative, indicatorIds, means, assumption, parentId, mechanism, lagMonths, evidence);
        return new LogicRow(id(), version(), projectId, draft);
    }
}
