package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.TextTable;
import org.lindero.incident.CountSum;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;

/** The sums of the shown outcomes by area, largest first. */
class AreaTotalsCard extends Card {

    /** How many are shown until all are asked for. */
    private static final int FIRST = 20;

    private record Row(AreaSummary area, List<CountSum> sums) {

        CountSum total() {
            return sums.stream().reduce(CountSum.ZERO, CountSum::plus);
        }
    }

    AreaTotalsCard(List<ShownSeries> series, List<AreaSummary> mine) {
        super("");
        var sums = series.stream().map(AreaTotalsCard::byArea).toList();
        var rows = mine.stream()
                .filter(area -> sums.stream().anyMatch(sum -> sum.containsKey(area.id())))
                .map(area -> new Row(
                        area,
                        sums.stream()
                                .map(sum -> sum.getOrDefault(area.id(), CountSum.ZERO))
                                .toList()))
                .sorted(Comparator.comparingDouble((Row row) -> row.total().from())
                        .reversed())
                .toList();
        var headings = new ArrayList<String>();
        headings.add(getTranslation("incident.area"));
        series.forEach(one -> headings.add(one.outcome().name()));
        headings.add(getTranslation("incident.missing"));
        var table = new TextTable(
                getTranslation("incident.byArea"),
                headings,
                Set.copyOf(IntStream.range(1, headings.size()).boxed().toList()));
        var words = new CountWords(this, getLocale());
        rows.stream().limit(FIRST).forEach(row -> table.addRow(cells(row, words)));
        add(table);
        if (rows.size() > FIRST) {
            var all = new Button(getTranslation("incident.byArea.all", Figures.whole(getLocale(), rows.size())));
            all.addClassName("after-form");
            all.addClickListener(event -> {
                rows.stream().skip(FIRST).forEach(row -> table.addRow(cells(row, words)));
                all.setVisible(false);
            });
            add(all);
        }
    }

    private Component[] cells(Row row, CountWords words) {
        return Stream.of(
                        Stream.of(new Anchor(
                                "areas/" + row.area().id(), row.area().name())),
                        row.sums().stream()
                                .map(sum -> new Div(sum.equals(CountSum.ZERO) ? Figures.EMPTY : words.of(sum))),
                        Stream.of(new Div(Figures.whole(getLocale(), row.total().missing()))))
                .flatMap(cells -> cells)
                .toArray(Component[]::new);
    }

    private static Map<Long, CountSum> byArea(ShownSeries series) {
        var sums = new HashMap<Long, CountSum>();
        var counts = series.counts();
        for (int area = 0; area < counts.areaIds().size(); area++) {
            sums.put(counts.areaIds().get(area), counts.ofArea(area));
        }
        return sums;
    }
}
