package org.lindero.evaluation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaPair;
import org.lindero.area.AreaSummary;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.evaluation.EvaluationDesign.PoliceOverlap;
import org.lindero.evaluation.EvaluationDesigner.Treatment;
import org.lindero.incident.GeneratedCounts;
import org.lindero.incident.MonthlyCounts;

/** A finished evaluation of a grid of areas, made without a database. Six areas in the middle of the first rows are treated. */
public record GeneratedEvaluation(
        EvaluationDetails details, EvaluationResult result, MonthlyCounts counts, List<AreaPair> pairs) {

    private static final YearMonth FIRST = YearMonth.of(2020, 1);
    private static final int WIDTH = 20;
    private static final List<Long> TREATED = List.of(28L, 29L, 30L, 48L, 49L, 50L);

    /** Designs and computes. */
    public static GeneratedEvaluation of(int areas, int months, int replications) {
        return risingBefore(areas, months, replications, 0);
    }

    /** The same with a half more in the treated areas in the last {@code rise} months before the start. */
    static GeneratedEvaluation risingBefore(int areas, int months, int replications, int rise) {
        int start = months / 2;
        var plain = GeneratedCounts.of(areas, FIRST, months, TREATED, start);
        var counts = rise == 0 ? plain : GeneratedCounts.of(raised(plain, TREATED, start - rise, start), FIRST);
        return of(counts, replications);
    }

    /** The same with a month of a treated area that nobody published. */
    public static GeneratedEvaluation withGap(int areas, int months, int replications, long area, int month) {
        double[][] values =
                GeneratedCounts.of(areas, FIRST, months, TREATED, months / 2).counts();
        values[(int) area][month] = Double.NaN;
        return of(GeneratedCounts.of(values, FIRST), replications);
    }

    private static GeneratedEvaluation of(MonthlyCounts counts, int replications) {
        int areas = counts.areaIds().length;
        int months = counts.months().length;
        int start = months / 2;
        var treated = TREATED;
        var summaries =
                LongStream.range(0, areas).mapToObj(GeneratedEvaluation::area).toList();
        var treatments = treated.stream()
                .map(area -> new Treatment(1, area, FIRST.plusMonths(start)))
                .toList();
        var strata = summaries.stream().collect(Collectors.toMap(AreaSummary::id, area -> "Zona"));
        var pairs = pairs(areas);
        var roles = new EvaluationDesigner(pairs, treatments, strata)
                .assign(1, summaries, summaries.stream().map(AreaSummary::id).collect(Collectors.toSet()));
        var design = new EvaluationDesign(
                "¿Qué cambió?",
                1,
                "Proyecto",
                1,
                "=Robo",
                false,
                FIRST,
                FIRST.plusMonths(months - 1L),
                roles,
                10,
                7,
                replications,
                0.95,
                new PoliceOverlap(1, 3, 0, 0),
                null,
                new Selection(Selection.By.OTHER, null),
                efforts(treated.subList(0, 3), FIRST.plusMonths(start)));
        var result = new EvaluationAnalysis(design, new EvaluationData(counts, pairs, null)).run(share -> {});
        var details = new EvaluationDetails(
                1,
                0,
                EvaluationStatus.FINISHED,
                design,
                Frozen.checksum(design),
                "test",
                Instant.EPOCH,
                Instant.EPOCH,
                result,
                null,
                null);
        return new GeneratedEvaluation(details, result, counts, pairs);
    }

    private static double[][] raised(MonthlyCounts counts, List<Long> areas, int from, int to) {
        double[][] values = counts.counts();
        for (long area : areas) {
            for (int month = from; month < to; month++) {
                values[(int) area][month] *= 1.5;
            }
        }
        return values;
    }

    /** A police effort of three months, outside the project. */
    private static List<EffortRole> efforts(List<Long> areas, YearMonth from) {
        return List.of(new EffortRole(1, Role.RIVAL, areas, from, from.plusMonths(2)));
    }

    private static AreaSummary area(long id) {
        return new AreaSummary(id, "A-" + id, "=1+" + id, AreaKind.POLYGON, null, "Zona", null, null, null, 1, null);
    }

    private static List<AreaPair> pairs(int areas) {
        var pairs = new ArrayList<AreaPair>();
        for (int area = 0; area < areas; area++) {
            boolean last = area % WIDTH == WIDTH - 1;
            if (!last && area + 1 < areas) {
                pairs.add(new AreaPair(area, area + 1L, 100, 0));
            }
            for (int below = area + WIDTH - 1; below <= area + WIDTH + 1; below++) {
                boolean adjacent = Math.abs(below % WIDTH - area % WIDTH) <= 1;
                if (adjacent && below < areas) {
                    pairs.add(new AreaPair(area, below, 100, 0));
                }
            }
        }
        return pairs;
    }
}
