package org.lindero.incident;

import java.util.HashMap;
import java.util.List;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Shaping;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.Totals;

/** Guesses how a table of counts lies. */
public final class ShapeGuess {

    private final Table table;
    private final Headings headings;

    private ShapeGuess(Table table) {
        this.table = table;
        headings = new Headings(table);
    }

    /** The likely shape. */
    public static Shaping of(Table table) {
        return new ShapeGuess(table).guess();
    }

    /** The columns that a table of this shape likely has its counts in. */
    public static Shaping of(Table table, Shape shape) {
        var guess = new ShapeGuess(table);
        return switch (shape) {
            case LONG, INCIDENTS -> new Shaping(shape, List.of(), null);
            case MONTHS_ACROSS -> new Shaping(shape, guess.months(), null);
            case NESTED -> new Shaping(shape, guess.months(), guess.labels());
            case CATEGORIES_ACROSS, AREAS_ACROSS -> new Shaping(shape, guess.headings.numeric(), null);
        };
    }

    private Shaping guess() {
        if (months().size() >= 2) {
            return of(table, isNested() ? Shape.NESTED : Shape.MONTHS_ACROSS);
        }
        if (headings.pick(Headings.COUNT) == null
                && (headings.pick(Headings.LATITUDE) != null || headings.pick(Headings.ID) != null)) {
            return of(table, Shape.INCIDENTS);
        }
        boolean several = headings.categories().isEmpty()
                && headings.area() != null
                && headings.pick(Headings.PERIOD, cell -> PeriodText.month(cell) != null) != null
                && headings.numeric().size() > 1;
        return of(table, several ? Shape.CATEGORIES_ACROSS : Shape.LONG);
    }

    private List<String> months() {
        return table.headings().stream()
                .filter(heading -> !Totals.isTotal(heading))
                .filter(heading -> PeriodText.month(heading) != null || PeriodText.isMonthName(heading))
                .toList();
    }

    /** The columns that are neither months nor totals. */
    private List<String> others() {
        var months = months();
        return table.headings().stream()
                .filter(heading -> !months.contains(heading) && !Totals.isTotal(heading))
                .toList();
    }

    private String labels() {
        var others = others();
        return others.isEmpty() ? table.headings().getFirst() : others.getFirst();
    }

    /** One column of labels: the first stands once, and at least half of the rows have one that stands again. */
    private boolean isNested() {
        if (others().size() != 1) {
            return false;
        }
        var times = new HashMap<String, Integer>();
        table.forEachCell(table.column(labels()), label -> times.merge(label, 1, Integer::sum));
        int rows = times.values().stream().mapToInt(Integer::intValue).sum();
        int repeated = times.values().stream()
                .filter(n -> n > 1)
                .mapToInt(Integer::intValue)
                .sum();
        var samples = table.samples();
        var first = samples.isEmpty() ? "" : samples.getFirst().cell(table.column(labels()));
        return repeated * 2 >= rows && times.getOrDefault(first, 0) == 1;
    }
}
