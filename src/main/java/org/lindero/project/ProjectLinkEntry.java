package org.lindero.project;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.lindero.shared.AbstractEntity;

/** What one project is to another; read from {@code projectId} to {@code otherId}. */
@Entity
@Table(name = "project_link")
class ProjectLinkEntry extends AbstractEntity {

    private long projectId;
    private long otherId;

    @Enumerated(EnumType.STRING)
    private ProjectRelation relation;

    private String expectedEffect;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ProjectLinkEntry() {}

    ProjectLinkEntry(long projectId, long otherId, ProjectRelation relation, String expectedEffect) {
        this.projectId = projectId;
        this.otherId = otherId;
        this.relation = relation;
        this.expectedEffect = expectedEffect;
    }

    long projectId() {
        return projectId;
    }

    /** The project at the other end, seen from {@code oneEnd}. */
    long otherEnd(long oneEnd) {
        return oneEnd == projectId ? otherId : projectId;
    }

    ProjectRelation relation() {
        return relation;
    }

    String expectedEffect() {
        return expectedEffect;
    }
}
