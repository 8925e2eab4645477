package org.lindero.policing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.security.AuditTrail;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.security.Roles;
import org.lindero.shared.Likes;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that other modules and the views may do with police efforts. An effort is readable when one of its areas is in
 * the user's scope, and editable when all are. A planned restricted effort does not exist for anybody but the police liaisons.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.READS_POLICE_EFFORTS)
public class PoliceEffortService {

    /** No area has this id: an empty list in a query is not portable. */
    private static final Set<Long> NO_ID = Set.of(-1L);

    private final PoliceEffortRepository efforts;
    private final AreaService areas;
    private final CurrentUser currentUser;
    private final AuditTrail trail;
    private final Clock clock;

    PoliceEffortService(
            PoliceEffortRepository efforts, AreaService areas, CurrentUser currentUser, AuditTrail trail, Clock clock) {
        this.efforts = efforts;
        this.areas = areas;
        this.currentUser = currentUser;
        this.trail = trail;
        this.clock = clock;
    }

    /** The efforts that match, a page at a time. */
    public List<PoliceEffortSummary> search(PoliceEffortFilter filter, Pageable page) {
        var reader = reader();
        return efforts.search(
                        reader.restricted(),
                        reader.today(),
                        reader.everywhere(),
                        reader.scope(),
                        Likes.escape(filter.text()),
                        orAll(filter.types(), EffortType.values()),
                        orAll(filter.forces(), PoliceForce.values()),
                        wants(filter, EffortStatus.PLANNED),
                        wants(filter, EffortStatus.UNDER_WAY),
                        wants(filter, EffortStatus.ENDED),
                        filter.areaIds().isEmpty(),
                        orNone(filter.areaIds()),
                        page)
                .map(effort -> effort.summary(reader.today()))
                .getContent();
    }

    /**
     * One effort.
     *
     * @throws NotFoundException if there is none, or the user may not know of it
     */
    public PoliceEffortDetails get(long id) {
        var effort = find(id);
        boolean editable = currentUser.has(Role.POLICE_LIAISON) && isAllInScope(effort.areaIds());
        return effort.details(today(), editable);
    }

    /** Efforts in one of {@code areaIds} on at least one day from {@code from} to {@code to}, by start. */
    public List<PoliceEffortSummary> list(Collection<Long> areaIds, LocalDate from, LocalDate to) {
        var reader = reader();
        return efforts
                .listBetween(
                        reader.restricted(),
                        reader.today(),
                        reader.everywhere(),
                        reader.scope(),
                        orNone(areaIds),
                        from,
                        to)
                .stream()
                .map(effort -> effort.summary(reader.today()))
                .toList();
    }

    /** Those of {@code ids} that the user may know of; none for a user without the right to read efforts. */
    @PreAuthorize(Roles.SIGNED_IN)
    public List<PoliceEffortSummary> listReadable(Collection<Long> ids) {
        if (!mayRead()) {
            return List.of();
        }
        var reader = reader();
        return efforts
                .listReadable(reader.restricted(), reader.today(), reader.everywhere(), reader.scope(), orNone(ids))
                .stream()
                .map(effort -> effort.summary(reader.today()))
                .toList();
    }

    /**
     * Registers an effort.
     *
     * @throws AccessDeniedException if one of its areas is outside the user's scope
     */
    @Transactional
    @PreAuthorize(Roles.REGISTERS_POLICE_EFFORTS)
    public long create(PoliceEffortDraft draft) {
        requireInScope(draft.areaIds());
        var effort = efforts.save(new PoliceEffort(draft));
        trail.record("police.created", subject(effort, draft), "");
        return effort.id();
    }

    /**
     * Replaces what was entered for an effort.
     *
     * @throws StaleDataException    if the effort changed after {@code read} was loaded
     * @throws AccessDeniedException if one of its areas, before or after, is outside the user's scope
     */
    @Transactional
    @PreAuthorize(Roles.REGISTERS_POLICE_EFFORTS)
    public void revise(PoliceEffortDetails read, PoliceEffortDraft draft) {
        var effort = find(read.id());
        requireInScope(effort.areaIds());
        requireInScope(draft.areaIds());
        if (effort.version() != read.version()) {
            throw new StaleDataException("PoliceEffort", read.id());
        }
        boolean wasRestricted = effort.isRestricted();
        effort.revise(draft);
        trail.record("police.revised", wasRestricted ? "#" + effort.id() : subject(effort, draft), "");
    }

    private PoliceEffort find(long id) {
        var reader = reader();
        return efforts.findReadable(reader.restricted(), reader.today(), reader.everywhere(), reader.scope(), id)
                .orElseThrow(() -> new NotFoundException("PoliceEffort", id));
    }

    /** What the query needs to know of the person who asks. */
    private record Reader(boolean restricted, LocalDate today, boolean everywhere, Collection<Long> scope) {}

    private Reader reader() {
        boolean everywhere = currentUser.scope().everywhere();
        Set<Long> scope = everywhere
                ? Set.of()
                : areas.listWithRetired().stream().map(AreaSummary::id).collect(Collectors.toSet());
        return new Reader(currentUser.has(Role.POLICE_LIAISON), today(), everywhere, orNone(scope));
    }

    private boolean mayRead() {
        return currentUser.has(Role.POLICE_LIAISON) || currentUser.has(Role.MANAGER) || currentUser.has(Role.EVALUATOR);
    }

    private void requireInScope(Set<Long> areaIds) {
        if (!isAllInScope(areaIds)) {
            throw new AccessDeniedException("an area is outside the scope");
        }
    }

    private boolean isAllInScope(Set<Long> areaIds) {
        return areas.list(areaIds).size() == areaIds.size();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The audit trail is read by administrators, who may not know of restricted efforts. */
    private static String subject(PoliceEffort effort, PoliceEffortDraft draft) {
        return effort.isRestricted() ? "#" + effort.id() : draft.name();
    }

    private static boolean wants(PoliceEffortFilter filter, EffortStatus status) {
        return filter.statuses().isEmpty() || filter.statuses().contains(status);
    }

    private static Collection<Long> orNone(Collection<Long> ids) {
        return ids.isEmpty() ? NO_ID : ids;
    }

    private static <T> Collection<T> orAll(Set<T> chosen, T[] all) {
        return chosen.isEmpty() ? Arrays.asList(all) : chosen;
    }
}
