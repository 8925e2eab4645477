package org.lindero.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.MirLevel;

/** How the rows of a results matrix stand to each other. */
public final class LogicOrder {

    private LogicOrder() {}

    /** The level that a row of {@code level} contributes to; none above Fin. */
    public static @Nullable MirLevel above(MirLevel level) {
        return level == MirLevel.GOAL ? null : MirLevel.values()[level.ordinal() - 1];
    }

    /** Depth first: each row is followed by what contributes to it; what contributes to nothing comes last, by level. */
    static List<LogicRow> topDown(List<LogicRow> rows) {
        var ordered = new ArrayList<LogicRow>();
        rows.stream()
                .filter(row -> row.draft().parentId() == null)
                .sorted(Comparator.comparing(row -> row.draft().level()))
                .forEach(root -> append(root, rows, ordered));
        return List.copyOf(ordered);
    }

    private static void append(LogicRow row, List<LogicRow> all, List<LogicRow> ordered) {
        ordered.add(row);
        all.stream()
                .filter(candidate -> Objects.equals(candidate.draft().parentId(), row.id()))
                .forEach(child -> append(child, all, ordered));
    }
}
