package org.lindero.area;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lindero.area.UndoCheck.Sentence;
import org.lindero.security.AuditTrail;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shared.Cancellation;
import org.lindero.shared.NotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every import, of boundaries, counts and incidents: what it did, and undoing it as a whole. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.IMPORTS)
public class ImportHistory {

    private final ImportStore store;
    private final ObjectProvider<ImportUndo> undos;
    private final AuditTrail audit;
    private final CurrentUser user;
    private final Clock clock;

    /** The undos are looked up when they are needed, as the services behind them record their imports here. */
    ImportHistory(
            ImportStore store, ObjectProvider<ImportUndo> undos, AuditTrail audit, CurrentUser user, Clock clock) {
        this.store = store;
        this.undos = undos;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    /** Records an import of the current user, inside its transaction; returns its number. */
    @Transactional
    public long record(ImportRecord what) {
        audit.record(what.kind().action(), what.fileName(), what.counts());
        return store.insert(what, user.get().username(), user.get().displayName(), clock.instant());
    }

    /** Imports, newest first. */
    public List<ImportEntry> list(Pageable page) {
        return store.page(page.getOffset(), page.getPageSize());
    }

    /** These imports, newest first; everybody may know what the numbers came from. */
    @PreAuthorize(Roles.SIGNED_IN)
    public List<ImportEntry> list(Collection<Long> ids) {
        return store.find(ids);
    }

    /** The newest import of the very same file that was not undone. */
    public Optional<ImportEntry> inForce(String sha256) {
        return sha256.isEmpty() ? Optional.empty() : store.inForce(sha256);
    }

    /** The newest import of whoever asks. */
    public Optional<ImportEntry> newestOfMine() {
        return store.newest(user.get().username());
    }

    /**
     * What undoing an import would do, and what stands in its way.
     *
     * @throws NotFoundException when there is no such import
     */
    public UndoCheck check(long id) {
        var entry = get(id);
        if (!entry.isInForce()) {
            return refusal("import.history.obstacle.undone");
        }
        return entry.undoKept() ? undo(entry.what().kind()).check(id) : refusal("import.history.obstacle.notKept");
    }

    /**
     * Undoes an import as a whole: what it added goes, what it changed is as it was before.
     *
     * @throws NotFoundException when there is no such import
     * @throws UndoRefusedException when something depends on it; nothing is changed then
     */
    @Transactional
    public void undo(long id) {
        var entry = get(id);
        var check = check(id);
        if (!check.isPossible()) {
            throw new UndoRefusedException(check.obstacles());
        }
        if (!store.markUndone(id, user.get().displayName(), clock.instant())) {
            throw new UndoRefusedException(List.of(Sentence.of("import.history.obstacle.undone")));
        }
        try {
            undo(entry.what().kind()).undo(id);
        } catch (DataIntegrityViolationException used) {
            throw new UndoRefusedException(List.of(Sentence.of("import.history.obstacle.other")));
        }
        Cancellation.check();
        audit.record("import.undone", entry.what().fileName(), entry.what().counts());
    }

    private ImportEntry get(long id) {
        return store.find(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFoundException("Import", id));
    }

    private ImportUndo undo(ImportRecord.Kind kind) {
        return undos.stream()
                .filter(undo -> undo.undoes(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing undoes " + kind));
    }

    private static UndoCheck refusal(String key) {
        return new UndoCheck(List.of(), List.of(Sentence.of(key)));
    }
}
