package org.lindero.evaluation;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.PoliceResult.Role;

/**
 * Everything that is fixed before an evaluation is run; its checksum is taken over exactly this.
 *
 * @param from             first month of the outcome that is used
 * @param to               last month that is used
 * @param boundPercent     an increase in ring 1 up to this, in percent of the expected count, is called "no displacement"
 * @param replications     draws of the bootstrap or placebo sets
 * @param level            of every interval
 * @param policeOverlap    how many areas of each part had a police effort in the window
 * @param placebo          an outcome that the project cannot have changed; absent when none was fixed
 * @param selection        how the treated areas were chosen
 * @param efforts          every police effort that touched the areas in the window, with its role
 */
public record EvaluationDesign(
        String question,
        long projectId,
        String project,
        long outcomeId,
        String outcome,
        boolean sensitiveToReporting,
        YearMonth from,
        YearMonth to,
        List<AreaRole> areas,
        double boundPercent,
        long seed,
        int replications,
        double level,
        PoliceOverlap policeOverlap,
        @Nullable Placebo placebo,
        Selection selection,
        List<EffortRole> efforts) {

    public static final int QUESTION_MAX = 300;

    /** Areas with a police effort in the window, by part; a rival explanation where the shares differ. */
    public record PoliceOverlap(int efforts, int treated, int rings, int comparison) {}

    /** An outcome on which the project should show no effect. */
    public record Placebo(long outcomeId, String outcome) {}

    public EvaluationDesign {
        question = question.strip();
        areas = List.copyOf(areas);
        // designs that were fixed before these existed do not have them
        selection = Objects.requireNonNullElse(selection, Selection.NOT_SAID);
        efforts = List.copyOf(Objects.requireNonNullElse(efforts, List.of()));
        if (question.isEmpty() || question.length() > QUESTION_MAX) {
            throw new IllegalArgumentException("question: 1 to " + QUESTION_MAX + " characters");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to before from");
        }
    }

    /** The areas that play {@code part}. */
    public List<AreaRole> areas(AreaRole.Part part) {
        return areas.stream().filter(area -> area.part() == part).toList();
    }

    /** The earliest month in which a treated area was exposed. */
    public YearMonth start() {
        return areas(AreaRole.Part.TREATED).stream()
                .map(AreaRole::firstExposed)
                .filter(month -> month != null)
                .min(YearMonth::compareTo)
                .orElseThrow(() -> new IllegalStateException("a design without treated areas"));
    }

    /** Whether a police effort that may explain the effect overlaps with the areas and months. */
    public boolean hasRivals() {
        return efforts.stream().anyMatch(effort -> effort.role() == Role.RIVAL);
    }

    /** Whether police efforts overlapped with treated areas and nobody said what they are to the project, as in old designs. */
    public boolean rolesUnknown() {
        return efforts.isEmpty() && policeOverlap.treated() > 0;
    }

    /** The same design with the areas that {@code out} names taken out of every sum. */
    public EvaluationDesign without(Predicate<AreaRole> out) {
        var revised = areas.stream()
                .map(area -> out.test(area) ? area.as(AreaRole.Part.EXCLUDED) : area)
                .toList();
        return copy(question, from, to, revised, boundPercent, placebo, selection, policeOverlap, efforts);
    }

    /** The same design with another question, window, bound and placebo outcome. */
    public EvaluationDesign with(
            String otherQuestion, YearMonth first, YearMonth last, double bound, @Nullable Placebo otherPlacebo) {
        return copy(otherQuestion, first, last, areas, bound, otherPlacebo, selection, policeOverlap, efforts);
    }

    /** The same design with how the treated areas were chosen; of a lottery, only areas that took part in it are compared with. */
    public EvaluationDesign chosen(Selection how) {
        var lottery = how.lottery();
        var base = lottery == null
                ? this
                : without(area -> area.part() == AreaRole.Part.COMPARISON
                        && !lottery.eligible().contains(area.areaId()));
        return base.copy(question, from, to, base.areas, boundPercent, placebo, how, policeOverlap, efforts);
    }

    /** The same design in which the efforts that {@code packaged} names are part of the project, and all others rivals. */
    public EvaluationDesign packaged(Predicate<EffortRole> packaged) {
        var revised = efforts.stream()
                .map(effort -> effort.as(packaged.test(effort) ? Role.PACKAGE : Role.RIVAL))
                .toList();
        return withPolice(revised, policeOverlap);
    }

    EvaluationDesign withPolice(List<EffortRole> all, PoliceOverlap overlap) {
        return copy(question, from, to, areas, boundPercent, placebo, selection, overlap, all);
    }

    private EvaluationDesign copy(
            String otherQuestion,
            YearMonth first,
            YearMonth last,
            List<AreaRole> roles,
            double bound,
            @Nullable Placebo otherPlacebo,
            Selection how,
            PoliceOverlap overlap,
            List<EffortRole> all) {
        return new EvaluationDesign(
                otherQuestion,
                projectId,
                project,
                outcomeId,
                outcome,
                sensitiveToReporting,
                first,
                last,
                roles,
                bound,
                seed,
                replications,
                level,
                overlap,
                otherPlacebo,
                how,
                all);
    }
}
