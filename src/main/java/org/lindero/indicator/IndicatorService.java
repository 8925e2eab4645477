package org.lindero.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.Likes;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Defines indicators: everyone reads them, managers write them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class IndicatorService {

    private final IndicatorRepository indicators;
    private final AuditTrail trail;

    IndicatorService(IndicatorRepository indicators, AuditTrail trail) {
        this.indicators = indicators;
        this.trail = trail;
    }

    /** All indicators, by code. */
    public List<IndicatorSummary> list() {
        return indicators.findAllByOrderByCode().stream()
                .map(Indicator::summary)
                .toList();
    }

    /** Those of {@code ids} that exist, by code. */
    public List<IndicatorSummary> list(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : indicators.listByIds(ids).stream().map(Indicator::summary).toList();
    }

    /** Indicators whose code or name contains {@code text}. */
    public List<IndicatorSummary> search(String text, Pageable page) {
        return indicators
                .search(Likes.escape(text), page)
                .map(Indicator::summary)
                .getContent();
    }

    public Optional<IndicatorSummary> find(String code) {
        return indicators.findByCode(code.strip()).map(Indicator::summary);
    }

    public IndicatorDetails get(long id) {
        return require(id).details();
    }

    /**
     * Registers an indicator and gives its id.
     *
     * @throws NameTakenException if the code is in use
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public long create(IndicatorDraft draft) {
        var indicator = new Indicator(draft);
        try {
            indicators.saveAndFlush(indicator);
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(draft.code());
        }
        trail.record("indicator.created", draft.code(), draft.name());
        return indicator.id();
    }

    /**
     * Replaces the ficha técnica. Values that were entered stay as they are.
     *
     * @throws StaleDataException if the indicator changed after {@code read} was loaded
     * @throws NameTakenException if the code is in use
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void revise(IndicatorDetails read, IndicatorDraft draft) {
        var indicator = require(read.id());
        if (indicator.version() != read.version()) {
            throw new StaleDataException("Indicator", read.id());
        }
        indicator.revise(draft);
        try {
            indicators.flush();
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(draft.code());
        }
        trail.record("indicator.revised", draft.code(), draft.name());
    }

    private Indicator require(long id) {
        return indicators.findById(id).orElseThrow(() -> new NotFoundException("Indicator", id));
    }
}
