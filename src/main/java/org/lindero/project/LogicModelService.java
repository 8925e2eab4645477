package org.lindero.project;

import java.util.List;
import java.util.Objects;
import org.lindero.indicator.MirLevel;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The results matrix of a project, which is also its diagram: rows, and arrows to the row above. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class LogicModelService {

    private final LogicRowRepository rows;
    private final ProjectAccess access;
    private final AuditTrail trail;

    LogicModelService(LogicRowRepository rows, ProjectAccess access, AuditTrail trail) {
        this.rows = rows;
        this.access = access;
        this.trail = trail;
    }

    /** The rows in reading order: each below the row it contributes to; rows without such a row last in their level. */
    public List<LogicRow> list(long projectId) {
        access.readable(projectId);
        var found = rows.findByProjectIdOrderById(projectId).stream()
                .map(LogicRowEntry::row)
                .toList();
        return LogicOrder.topDown(found);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if its parent is not a row of the level above, in this project
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public long add(long projectId, LogicRowDraft draft) {
        var project = access.editable(projectId);
        requireParent(projectId, draft);
        long id = rows.save(new LogicRowEntry(projectId, draft)).id();
        trail.record("project.logic.added", project.code(), draft.narrative());
        return id;
    }

    /**
     * Replaces a row. Its level stays: rows below it hang from it.
     *
     * @throws StaleDataException if the row changed after {@code read} was loaded
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void revise(LogicRow read, LogicRowDraft draft) {
        var project = access.editable(read.projectId());
        var row = current(read);
        Checks.require(row.level() == draft.level(), "the level of a row stays");
        requireParent(read.projectId(), draft);
        row.revise(draft);
        rows.flush();
        trail.record("project.logic.revised", project.code(), draft.narrative());
    }

    /**
     * Removes a row that no other row hangs from.
     *
     * @throws IllegalStateException if another row contributes to it
     * @throws StaleDataException    if the row changed after {@code read} was loaded
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void remove(LogicRow read) {
        var project = access.editable(read.projectId());
        var row = current(read);
        if (rows.existsByParentId(read.id())) {
            throw new IllegalStateException("another row contributes to this one");
        }
        rows.delete(row);
        trail.record("project.logic.removed", project.code(), read.draft().narrative());
    }

    private LogicRowEntry current(LogicRow read) {
        var row = rows.findById(read.id())
                .filter(found -> found.projectId() == read.projectId())
                .orElseThrow(() -> new NotFoundException("LogicRow", read.id()));
        if (row.version() != read.version()) {
            throw new StaleDataException("LogicRow", read.id());
        }
        return row;
    }

    private void requireParent(long projectId, LogicRowDraft draft) {
        var parentId = draft.parentId();
        if (parentId == null) {
            return;
        }
        MirLevel above = LogicOrder.above(draft.level());
        boolean fits = rows.findById(parentId)
                .filter(parent -> parent.projectId() == projectId && Objects.equals(parent.level(), above))
                .isPresent();
        Checks.require(fits, "the parent is a row of the level above in the same project");
    }
}
