package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lindero.incident.CountSum;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.RingCounts;

/** Sums inside chosen areas and in the rings around them, over all outcomes that are shown. */
final class RingSums {

    private static final int RINGS = 2;
    private static final double[] METRES = {250, 500};

    private final Component reader;
    private final OutcomeService outcomes;
    private final OutcomeFilter.Ring kind;

    RingSums(Component reader, OutcomeService outcomes, OutcomeFilter.Ring kind) {
        this.reader = reader;
        this.outcomes = outcomes;
        this.kind = kind;
    }

    String note() {
        return reader.getTranslation("incident.byRing.note." + kind);
    }

    MonthlySums of(List<ShownSeries> series, Set<Long> around) {
        var counts = rings(series, around);
        var sums = new MonthlySums(IntStream.rangeClosed(0, RINGS)
                .mapToObj(ring -> reader.getTranslation("incident.ring." + kind + "." + ring))
                .toList());
        for (int ring = 0; ring <= RINGS; ring++) {
            var byMonth = byMonth(counts, ring);
            sums.put(ring, List.copyOf(byMonth.keySet()), List.copyOf(byMonth.values()));
        }
        return sums;
    }

    private List<RingCounts> rings(List<ShownSeries> series, Set<Long> around) {
        if (kind == OutcomeFilter.Ring.ORDER) {
            var counts = series.stream().map(ShownSeries::counts).toList();
            return outcomes.ringsOfNeighbours(counts, around, RINGS);
        }
        var byId = series.stream().collect(Collectors.toMap(one -> one.outcome().id(), ShownSeries::counts));
        return outcomes.ringsOfPoints(byId, around, METRES);
    }

    private static SortedMap<YearMonth, CountSum> byMonth(List<RingCounts> counts, int ring) {
        var byMonth = new TreeMap<YearMonth, CountSum>();
        for (var one : counts) {
            for (int month = 0; month < one.months().size(); month++) {
                byMonth.merge(one.months().get(month), one.rings().get(ring).get(month), CountSum::plus);
            }
        }
        return byMonth;
    }
}
