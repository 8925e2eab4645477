package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ui.TextTable;
import org.lindero.incident.CountSum;
import org.lindero.shell.ui.Chart;
import org.lindero.shell.ui.Figures;

/** Sums by month in columns, as a chart and as the table with the same numbers. */
final class MonthlySums {

    /** Ten years fit a page. */
    private static final int MOST = 120;

    private final List<String> names;
    private final SortedMap<YearMonth, List<CountSum>> rows = new TreeMap<>();

    MonthlySums(List<String> names) {
        this.names = names;
    }

    /** Puts a column's sums of consecutive months; months that another column has and this one has not are not published. */
    void put(int column, List<YearMonth> months, List<CountSum> sums) {
        for (int i = 0; i < months.size(); i++) {
            var row = rows.computeIfAbsent(
                    months.get(i),
                    month -> new ArrayList<>(names.stream()
                            .map(name -> new CountSum(0, 0, 0, 0, 1))
                            .toList()));
            row.set(column, sums.get(i));
        }
    }

    Chart chart(Locale locale, String title, String unit) {
        var months = shown();
        var series = IntStream.range(0, names.size())
                .mapToObj(column -> series(column, months))
                .toList();
        var labels = months.stream().map(month -> Figures.month(locale, month)).toList();
        return new Chart(title, new Chart.Picture(labels, series, unit, List.of(), true));
    }

    private Chart.Series series(int column, List<YearMonth> months) {
        var values = new ArrayList<@Nullable Double>();
        var lower = new ArrayList<@Nullable Double>();
        var upper = new ArrayList<@Nullable Double>();
        boolean range = false;
        for (var month : months) {
            var sum = sum(month, column);
            boolean drawn = sum.isKnown() && sum.isComplete() && !sum.isHidden();
            values.add(drawn ? (Double) ((sum.from() + sum.to()) / 2) : null);
            lower.add(drawn ? (Double) sum.from() : null);
            upper.add(drawn ? (Double) sum.to() : null);
            range |= drawn && sum.small() > 0;
        }
        return range
                ? new Chart.Series(names.get(column), Chart.Shape.LINE, values, lower, upper)
                : Chart.Series.of(names.get(column), Chart.Shape.LINE, values);
    }

    /** Newest first; with the sum of the columns when {@code total} is not empty. */
    TextTable table(Component reader, Locale locale, String caption, String total) {
        boolean summed = !total.isEmpty();
        var headings = new ArrayList<String>();
        headings.add(reader.getTranslation("incident.month"));
        headings.addAll(names);
        if (summed) {
            headings.add(total);
        }
        var numeric = IntStream.range(1, headings.size()).boxed().toList();
        var table = new TextTable(caption, headings, Set.copyOf(numeric));
        var words = new CountWords(reader, locale);
        for (var month : shown().reversed()) {
            var sums = IntStream.range(0, names.size())
                    .mapToObj(column -> sum(month, column))
                    .toList();
            var all = summed ? Stream.of(sums.stream().reduce(CountSum.ZERO, CountSum::plus)) : Stream.<CountSum>of();
            table.addRow(Stream.concat(
                            Stream.of(new Div(Figures.month(locale, month))),
                            Stream.concat(sums.stream(), all).map(sum -> new Div(words.of(sum))))
                    .toArray(Component[]::new));
        }
        return table;
    }

    private CountSum sum(YearMonth month, int column) {
        var row = rows.get(month);
        return row == null ? new CountSum(0, 0, 0, 0, 1) : row.get(column);
    }

    /** Every month from the first to the last, the latest ones when there are many. */
    private List<YearMonth> shown() {
        var months = new ArrayList<YearMonth>();
        if (!rows.isEmpty()) {
            for (var month = rows.lastKey(); !month.isBefore(rows.firstKey()) && months.size() < MOST; ) {
                months.addFirst(month);
                month = month.minusMonths(1);
            }
        }
        return months;
    }
}
