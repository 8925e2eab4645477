package org.lindero.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.incident.table.Place;

/**
 * The problems of one kind in a table: one by one as long as they are few; then one line with how many there are, of how many
 * different texts, and the first ones.
 */
final class ProblemsOfAKind {

    private static final int FEW = 10;
    private static final int EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 60;

    private final List<Line> few = new ArrayList<>();
    private final SeenTexts seen = new SeenTexts();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Set<String> rows = new LinkedHashSet<>();
    private @Nullable Place last;
    private int different;
    private int count;

    /**
     * A line of the list of problems.
     *
     * @param order its place among all problems of the file
     */
    record Line(int order, ImportProblem problem) {}

    /** Whether the cell was the last one; from now on it is. */
    boolean isLast(Place place) {
        boolean again = place.equals(last);
        last = place;
        return again;
    }

    /** @param place absent of a problem of the whole file */
    void add(int order, ImportProblem problem, @Nullable Place place) {
        count++;
        if (place == null || few.size() < FEW) {
            few.add(new Line(order, problem));
        }
        if (place != null) {
            remember(rows, place.sheet() == null ? String.valueOf(place.row()) : place.sheet() + "!" + place.row());
        }
        var text = problem.args().isEmpty() ? "" : String.valueOf(problem.args().getFirst());
        if (!text.isEmpty() && isCounted(problem.code()) && seen.add(text, 1) == SeenTexts.NEW) {
            different++;
        }
        remember(texts, text);
    }

    /** Areas are; a million different coordinates are not worth their memory. */
    private static boolean isCounted(ImportProblem.Code code) {
        return code == TableProblem.UNKNOWN_AREA || code == TableProblem.LEFT_OUT_AREA;
    }

    private static void remember(Set<String> examples, String text) {
        if (examples.size() < EXAMPLES && !text.isEmpty()) {
            examples.add(text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE) + "…" : text);
        }
    }

    int count() {
        return count;
    }

    /** What the list shows of them. */
    List<Line> lines() {
        if (count <= FEW || rows.isEmpty()) {
            return List.copyOf(few);
        }
        var first = few.getFirst();
        var many = ImportProblem.many(
                first.problem().level(),
                first.problem().code(),
                first.problem().file(),
                count,
                different,
                String.join(", ", texts.isEmpty() ? rows : texts),
                String.join(", ", rows));
        return List.of(new Line(first.order(), many));
    }
}
