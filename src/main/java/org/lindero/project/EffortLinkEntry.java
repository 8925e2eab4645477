package org.lindero.project;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.lindero.shared.AbstractEntity;

/** What a police effort is to a project. */
@Entity
@Table(name = "project_effort_link")
class EffortLinkEntry extends AbstractEntity {

    private long projectId;
    private long effortId;

    @Enumerated(EnumType.STRING)
    private EffortRelation relation;

    private String expectedEffect;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected EffortLinkEntry() {}

    EffortLinkEntry(long projectId, long effortId, EffortRelation relation, String expectedEffect) {
        this.projectId = projectId;
        this.effortId = effortId;
        this.relation = relation;
        this.expectedEffect = expectedEffect;
    }

    long projectId() {
        return projectId;
    }

    long effortId() {
        return effortId;
    }

    EffortRelation relation() {
        return relation;
    }

    String expectedEffect() {
        return expectedEffect;
    }
}
