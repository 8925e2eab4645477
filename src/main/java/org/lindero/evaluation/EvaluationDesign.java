package org.lindero.evaluation;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
        @Nullable Placebo placebo) {

    public static final int QUESTION_MAX = 300;

    /** Areas with a police effort in the window, by part; a rival explanation where the shares differ. */
    public record PoliceOverlap(int efforts, int treated, int rings, int comparison) {}

    /** An outcome on which the project should show no effect. */
    public record Placebo(long outcomeId, String outcome) {}

    public EvaluationDesign {
        question = question.strip();
        areas = List.copyOf(areas);
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

    /** The same design with the areas that {@code out} names taken out of every sum. */
    public EvaluationDesign without(Predicate<AreaRole> out) {
        var revised = areas.stream()
                .map(area -> out.test(area) ? area.as(AreaRole.Part.EXCLUDED) : area)
                .toList();
        return new EvaluationDesign(
                question,
                projectId,
                project,
                outcomeId,
                outcome,
                sensitiveToReporting,
                from,
                to,
                revised,
                boundPercent,
                seed,
                replications,
                level,
                policeOverlap,
                placebo);
    }

    /** The same design with another question, window, bound and placebo outcome. */
    public EvaluationDesign with(
            String otherQuestion, YearMonth first, YearMonth last, double bound, @Nullable Placebo otherPlacebo) {
        return new EvaluationDesign(
                otherQuestion,
                projectId,
                project,
                outcomeId,
                outcome,
                sensitiveToReporting,
                first,
                last,
                areas,
                bound,
                seed,
                replications,
                level,
                policeOverlap,
                otherPlacebo);
    }
}
