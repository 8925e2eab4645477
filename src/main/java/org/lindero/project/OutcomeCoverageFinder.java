package org.lindero.project;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.incident.MonthlyCounts;
import org.lindero.incident.OutcomeService;
import org.springframework.stereotype.Component;

/** Looks which outcome series covers the year before a project best. */
@Component
class OutcomeCoverageFinder {

    private static final int RINGS = 2;

    private final AreaService areas;
    private final OutcomeService outcomes;

    OutcomeCoverageFinder(AreaService areas, OutcomeService outcomes) {
        this.areas = areas;
        this.outcomes = outcomes;
    }

    /** The best series for what {@code project} treats; none when there is no series or nothing is treated. */
    @Nullable
    OutcomeCoverage best(ProjectDetails project) {
        var start = project.areas().values().stream().map(Exposure::startsOn).min(LocalDate::compareTo);
        if (start.isEmpty()) {
            return null;
        }
        var first = YearMonth.from(start.get()).minusMonths(OutcomeCoverage.MONTHS);
        Map<Long, Integer> rings = areas.rings(project.areas().keySet(), RINGS);
        var asked = new ArrayList<>(rings.keySet());
        areas.list().stream()
                .map(AreaSummary::id)
                .filter(id -> !rings.containsKey(id))
                .forEach(asked::add);
        return outcomes.list().stream()
                .map(outcome -> coverage(
                        outcome.name(),
                        complete(outcomes.countsForEvaluation(
                                outcome.id(), first, first.plusMonths(OutcomeCoverage.MONTHS - 1), asked)),
                        rings))
                .min(OutcomeCoverage.BEST_FIRST)
                .orElse(null);
    }

    private static OutcomeCoverage coverage(String outcome, Set<Long> complete, Map<Long, Integer> rings) {
        int treatedMissing = 0;
        int ringsMissing = 0;
        for (var entry : rings.entrySet()) {
            if (!complete.contains(entry.getKey())) {
                if (entry.getValue() == 0) {
                    treatedMissing++;
                } else {
                    ringsMissing++;
                }
            }
        }
        int others =
                (int) complete.stream().filter(id -> !rings.containsKey(id)).count();
        return new OutcomeCoverage(outcome, treatedMissing, ringsMissing, others);
    }

    private static Set<Long> complete(MonthlyCounts counts) {
        var ids = counts.areaIds();
        int months = counts.months().length;
        List<Long> complete = new ArrayList<>();
        for (int area = 0; area < ids.length; area++) {
            boolean missing = false;
            for (int month = 0; month < months; month++) {
                missing |= Double.isNaN(counts.count(area, month));
            }
            if (!missing) {
                complete.add(ids[area]);
            }
        }
        return Set.copyOf(complete);
    }
}
