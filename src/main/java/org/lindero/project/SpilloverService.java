package org.lindero.project;

import java.util.List;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cross-boundary statement of a project: what is expected on the other side of the boundary. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class SpilloverService {

    private final SpilloverRepository spillovers;
    private final ProjectAccess access;
    private final AuditTrail trail;

    SpilloverService(SpilloverRepository spillovers, ProjectAccess access, AuditTrail trail) {
        this.spillovers = spillovers;
        this.access = access;
        this.trail = trail;
    }

    /** The statement of a project, as entered. */
    public List<Spillover> list(long projectId) {
        access.readable(projectId);
        return spillovers.findByProjectIdOrderById(projectId).stream()
                .map(SpilloverEntry::record)
                .toList();
    }

    /** Adds an expected effect. Its areas may lie outside the scope: they are named, not treated. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public long add(long projectId, SpilloverDraft draft) {
        var project = access.editable(projectId);
        long id = spillovers.save(new SpilloverEntry(projectId, draft)).id();
        trail.record("project.spillover.added", project.code(), draft.kind().name());
        return id;
    }

    /**
     * Replaces an expected effect.
     *
     * @throws StaleDataException if it changed after {@code read} was loaded
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void revise(Spillover read, SpilloverDraft draft) {
        var project = access.editable(read.projectId());
        current(read).revise(draft);
        spillovers.flush();
        trail.record("project.spillover.revised", project.code(), draft.kind().name());
    }

    /**
     * Removes an expected effect.
     *
     * @throws StaleDataException if it changed after {@code read} was loaded
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void remove(Spillover read) {
        var project = access.editable(read.projectId());
        spillovers.delete(current(read));
        trail.record(
                "project.spillover.removed", project.code(), read.draft().kind().name());
    }

    private SpilloverEntry current(Spillover read) {
        var entry = spillovers
                .findById(read.id())
                .filter(found -> found.record().projectId() == read.projectId())
                .orElseThrow(() -> new NotFoundException("Spillover", read.id()));
        if (entry.version() != read.version()) {
            throw new StaleDataException("Spillover", read.id());
        }
        return entry;
    }
}
