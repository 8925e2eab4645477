package org.lindero.evaluation;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.incident.MonthlyCounts;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.Visibility;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectStatus;
import org.lindero.security.AuditTrail;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shared.Likes;
import org.lindero.shared.NotFoundException;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that views, reports and the demo programme do with cross-boundary evaluations. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.READS_EVALUATIONS)
public class EvaluationService {

    /** An increase in ring 1 up to this, in percent, is called "no displacement" unless the design says otherwise. */
    public static final double DEFAULT_BOUND_PERCENT = 10;

    private static final Set<ProjectStatus> BEGUN =
            Set.of(ProjectStatus.APPROVED, ProjectStatus.RUNNING, ProjectStatus.CLOSED);

    private static final int REPLICATIONS = 999;
    private static final double LEVEL = 0.95;

    private final EvaluationRepository evaluations;
    private final EvaluationRuns runs;
    private final AreaService areas;
    private final OutcomeService outcomes;
    private final ProjectService projects;
    private final PoliceRegister police;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvaluationService(
            EvaluationRepository evaluations,
            EvaluationRuns runs,
            AreaService areas,
            OutcomeService outcomes,
            ProjectService projects,
            PoliceRegister police,
            AuditTrail trail,
            CurrentUser currentUser,
            TransactionTemplate transaction,
            Clock clock) {
        this.evaluations = evaluations;
        this.runs = runs;
        this.areas = areas;
        this.outcomes = outcomes;
        this.projects = projects;
        this.police = police;
        this.trail = trail;
        this.currentUser = currentUser;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Evaluations whose question contains {@code text}, those in the scope of the user. */
    public List<EvaluationSummary> search(String text, Pageable page) {
        var pattern = Likes.escape(text);
        if (currentUser.scope().everywhere()) {
            return evaluations.search(pattern, page).getContent();
        }
        var visible = areas.listWithRetired().stream().map(AreaSummary::id).toList();
        return visible.isEmpty()
                ? List.of()
                : evaluations.searchWithin(pattern, visible, page).getContent();
    }

    /**
     * One evaluation.
     *
     * @throws NotFoundException if there is none, or it treats an area outside the scope of the user
     */
    public EvaluationDetails get(long id) {
        return visible(id).details();
    }

    /** What the rules of the house propose for a project and an outcome; nothing is saved. */
    @PreAuthorize(Roles.EVALUATES)
    public EvaluationDesign propose(long projectId, long outcomeId, String question) {
        var project = projects.get(projectId);
        var outcome = outcomes.get(outcomeId);
        var first = outcome.first();
        var last = outcome.last();
        if (first == null || last == null) {
            throw new NotFoundException("Outcome with counts", outcomeId);
        }
        // a project that was only planned has touched nothing yet
        var treatments = projects.listTreatments().stream()
                .filter(one -> one.projectId() == projectId || BEGUN.contains(one.status()))
                .map(one ->
                        new EvaluationDesigner.Treatment(one.projectId(), one.areaId(), YearMonth.from(one.startsOn())))
                .toList();
        // an area that was retired since is still what the project treated
        var treated = treatments.stream()
                .filter(one -> one.projectId() == projectId)
                .map(EvaluationDesigner.Treatment::areaId)
                .toList();
        var all = areas.listWithChosen(treated).stream()
                .filter(area -> area.kind() == AreaKind.POLYGON || area.kind() == AreaKind.SURROUNDING)
                .toList();
        var designer = new EvaluationDesigner(areas.pairs(), treatments, areas.strata());
        var counts =
                counts(outcomeId, first, last, all.stream().map(AreaSummary::id).toList());
        var roles = designer.assign(projectId, all, withData(counts));
        return police.complete(new EvaluationDesign(
                question,
                projectId,
                project.draft().name(),
                outcomeId,
                outcome.name(),
                outcome.sensitiveToReporting(),
                first,
                last,
                roles,
                DEFAULT_BOUND_PERCENT,
                Integer.parseInt(clock.instant()
                        .atZone(clock.getZone())
                        .toLocalDate()
                        .toString()
                        .replace("-", "")),
                REPLICATIONS,
                LEVEL,
                new EvaluationDesign.PoliceOverlap(0, 0, 0, 0),
                null,
                Selection.NOT_SAID,
                List.of()));
    }

    /**
     * Fixes a design: from here on it does not change. The police efforts are read again, so that none is left out; their roles are
     * those of the design.
     *
     * @throws LotteryRefusedException if it records a lottery that cannot have been one
     */
    @Transactional
    @PreAuthorize(Roles.EVALUATES)
    public long fix(EvaluationDesign drafted) {
        requireInScope(drafted.areas(AreaRole.Part.TREATED).stream()
                .map(AreaRole::areaId)
                .collect(Collectors.toSet()));
        var lottery = drafted.selection().lottery();
        var faults = lottery == null ? Set.<Selection.Lottery.Fault>of() : lottery.faults(drafted);
        if (!faults.isEmpty()) {
            throw new LotteryRefusedException(faults);
        }
        var design = police.complete(drafted);
        var evaluation =
                evaluations.save(new Evaluation(design, currentUser.get().username(), clock.instant()));
        trail.record("evaluation.designed", design.question(), Frozen.checksum(design));
        return evaluation.id();
    }

    /**
     * Computes an evaluation in the background. Rights and data are taken here; the estimate runs on another thread with no
     * transaction open, and is saved in a second one. The outcome completes when the result, or the refusal, is saved.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @PreAuthorize(Roles.EVALUATES)
    public CompletableFuture<EvaluationStatus> run(long id) {
        var design = transaction.execute(status -> {
            var evaluation = visible(id);
            evaluation.start();
            trail.record("evaluation.run", evaluation.question(), "");
            return evaluation.design();
        });
        var placebo = design.placebo();
        var data = new EvaluationData(
                counts(design.outcomeId(), design.from(), design.to(), ids(design)),
                areas.pairs(),
                placebo == null ? null : counts(placebo.outcomeId(), design.from(), design.to(), ids(design)));
        return runs.start(
                id, progress -> new EvaluationJob(evaluations, transaction, clock).run(id, design, data, progress));
    }

    /** From 0 to 1; empty when the evaluation is not being computed. */
    public OptionalDouble progress(long id) {
        return runs.progress(id);
    }

    /** Stops a computation; the design stays and can be run again. */
    @Transactional
    @PreAuthorize(Roles.EVALUATES)
    public void cancel(long id) {
        var evaluation = visible(id);
        runs.cancel(id);
        trail.record("evaluation.cancelled", evaluation.question(), "");
    }

    /**
     * Accepts a result, or returns it with a reason.
     *
     * @throws AccessDeniedException if the manager ran it, because nobody decides on the own work
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void decide(long id, boolean accepted, String reason) {
        var evaluation = visible(id);
        var user = currentUser.get().username();
        if (evaluation.author().equals(user)) {
            throw new AccessDeniedException("nobody decides on the own evaluation");
        }
        if (!accepted && reason.isBlank()) {
            throw new IllegalArgumentException("a return needs a reason");
        }
        evaluation.decide(accepted, user, reason.strip(), clock.instant());
        trail.record(accepted ? "evaluation.accepted" : "evaluation.returned", evaluation.question(), reason.strip());
    }

    /** The names of the police efforts of a design that the user may know of. */
    public Map<Long, String> effortNames(EvaluationDesign design) {
        return police.names(design);
    }

    /** Whether whoever asks may have the workbook of a design, which holds every count: the series hides nothing from them. */
    public boolean givesCounts(EvaluationDesign design) {
        return outcomes.get(design.outcomeId()).visibility() == Visibility.EXACT;
    }

    /**
     * The counts that a design uses, for its workbook.
     *
     * @throws AccessDeniedException when the series hides counts from whoever asks
     */
    public MonthlyCounts countsOf(EvaluationDesign design) {
        if (!givesCounts(design)) {
            throw new AccessDeniedException("the series hides counts");
        }
        return counts(design.outcomeId(), design.from(), design.to(), ids(design));
    }

    private MonthlyCounts counts(long outcomeId, YearMonth from, YearMonth to, List<Long> areaIds) {
        return outcomes.countsForEvaluation(outcomeId, from, to, areaIds);
    }

    private static List<Long> ids(EvaluationDesign design) {
        return design.areas().stream().map(AreaRole::areaId).toList();
    }

    private static Set<Long> withData(MonthlyCounts counts) {
        var ids = new HashSet<Long>();
        for (int area = 0; area < counts.areaIds().length; area++) {
            for (int month = 0; month < counts.months().length; month++) {
                if (!Double.isNaN(counts.count(area, month))) {
                    ids.add(counts.areaIds()[area]);
                    break;
                }
            }
        }
        return ids;
    }

    private Evaluation visible(long id) {
        var evaluation = evaluations.findById(id).orElseThrow(() -> new NotFoundException("Evaluation", id));
        requireInScope(evaluation.treatedAreaIds());
        return evaluation;
    }

    private void requireInScope(Collection<Long> areaIds) {
        if (areas.list(new ArrayList<>(areaIds)).size() < areaIds.size()) {
            throw new NotFoundException("Evaluation", areaIds);
        }
    }
}
