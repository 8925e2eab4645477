package org.lindero.project;

import java.util.List;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Sort;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programmes that projects belong to. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class ProgrammeService {

    private final ProgrammeRepository programmes;
    private final AuditTrail trail;

    ProgrammeService(ProgrammeRepository programmes, AuditTrail trail) {
        this.programmes = programmes;
        this.trail = trail;
    }

    /** All of them, the latest fiscal year first. */
    public List<ProgrammeDetails> list() {
        return programmes.findAll(Sort.by(Sort.Order.desc("fiscalYear"), Sort.Order.asc("name"))).stream()
                .map(Programme::details)
                .toList();
    }

    public ProgrammeDetails get(long id) {
        return find(id).details();
    }

    /**
     * Registers a programme.
     *
     * @throws NameTakenException if there is one of this name in the fiscal year
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public long create(ProgrammeDraft draft) {
        var programme = new Programme(draft);
        save(programme, draft);
        trail.record("programme.created", draft.name(), "");
        return programme.id();
    }

    /**
     * Replaces what was entered for a programme.
     *
     * @throws StaleDataException if the programme changed after {@code read} was loaded
     * @throws NameTakenException if there is another of this name in the fiscal year
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void revise(ProgrammeDetails read, ProgrammeDraft draft) {
        var programme = find(read.id());
        if (programme.version() != read.version()) {
            throw new StaleDataException("Programme", read.id());
        }
        programme.revise(draft);
        save(programme, draft);
        trail.record("programme.revised", draft.name(), "");
    }

    private void save(Programme programme, ProgrammeDraft draft) {
        try {
            programmes.saveAndFlush(programme);
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(draft.name());
        }
    }

    private Programme find(long id) {
        return programmes.findById(id).orElseThrow(() -> new NotFoundException("Programme", id));
    }
}
