package org.lindero.evaluation;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Engine;
import org.lindero.engine.EstimationException;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.Wdd;
import org.lindero.engine.displacement.Wdq;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.place.EventOptions;
import org.lindero.engine.place.PlaceEffect;
import org.lindero.engine.place.PlaceEventStudy;
import org.lindero.engine.place.PlaceLinear;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.place.PlacePanel;
import org.lindero.engine.place.PlacePower;
import org.lindero.engine.place.PlaceRobustness;

/** From a fixed design and its counts to a result: no database, no web, the same bits for the same input. */
final class EvaluationAnalysis {

    /** Fewer clean areas than this cannot carry the trend of a stratum; theirs is pooled. */
    private static final int CLEAN_IN_A_STRATUM = 5;

    private static final int MONTHS_A_BIN = 3;
    private static final int BINS_SHOWN = 8;
    private static final double WEIGHT_OF_MAIN = 0.8;

    private final EvaluationDesign design;
    private final EvaluationData data;
    private final List<AreaRole> roles;
    private final int[] rows;
    private final Map<String, String> refused = new LinkedHashMap<>();

    EvaluationAnalysis(EvaluationDesign design, EvaluationData data) {
        this.design = design;
        this.data = data;
        roles = design.areas();
        var rowOf = new HashMap<Long, Integer>();
        long[] ids = data.counts().areaIds();
        for (int row = 0; row < ids.length; row++) {
            rowOf.put(ids[row], row);
        }
        rows = roles.stream()
                .mapToInt(role -> rowOf.getOrDefault(role.areaId(), -1))
                .toArray();
    }

    /**
     * Computes everything. What cannot be computed beside the primary model is named in the result.
     *
     * @throws EstimationException if the primary model refuses the data
     */
    EvaluationResult run(DoubleConsumer progress) {
        var panel = panel().withSmallStrataMerged(CLEAN_IN_A_STRATUM);
        var options = new PlaceOptions(design.seed(), design.replications(), design.level(), 2);
        var place = PlaceEffect.estimate(panel, options, share -> progress.accept(share * WEIGHT_OF_MAIN));
        var events = attempt(
                "eventStudy",
                () -> PlaceEventStudy.estimate(
                        panel,
                        new EventOptions(
                                MONTHS_A_BIN, MONTHS_A_BIN * BINS_SHOWN, MONTHS_A_BIN * BINS_SHOWN, design.level())));
        progress.accept(0.85);
        var detectable = attempt("power", () -> PlacePower.detectable(panel, options, share -> {}));
        var linear = attempt("linear", () -> LinearEffects.of(PlaceLinear.estimate(panel, design.level())));
        progress.accept(0.9);
        var ringTest = RingTest.of(place, design.boundPercent(), design.level());
        var robustness = attempt("robustness", () -> PlaceRobustness.table(panel));
        progress.accept(1);
        var grade = EvidenceGrade.of(GradeFacts.of(design, place, events));
        return new EvaluationResult(
                place,
                events,
                detectable,
                linear,
                displacement(),
                ringTest,
                robustness == null ? List.of() : robustness,
                grade,
                refused,
                Frozen.checksum(List.of(design.areas(), data.counts().counts())),
                Engine.VERSION,
                0);
    }

    private <T> @Nullable T attempt(String part, Supplier<T> computation) {
        try {
            return computation.get();
        } catch (EstimationException reason) {
            refused.put(part, reason.reason().name());
            return null;
        }
    }

    private PlacePanel panel() {
        var months = data.counts().months();
        var counts = new double[roles.size()][];
        var first = new int[roles.size()];
        for (int i = 0; i < roles.size(); i++) {
            counts[i] = row(i, months.length);
            first[i] = firstExposed(roles.get(i), months);
        }
        var strata = roles.stream().map(AreaRole::stratum).distinct().sorted().toList();
        var names = new HashMap<Integer, String>();
        strata.forEach(stratum -> names.put(strata.indexOf(stratum), stratum));
        return PlacePanel.builder(
                        roles.stream().map(AreaRole::code).toList(),
                        Arrays.stream(months).map(YearMonth::toString).toList(),
                        counts)
                .role(roles.stream().mapToInt(role -> code(role.part())).toArray())
                .firstExposed(first)
                .stratum(roles.stream()
                        .mapToInt(role -> strata.indexOf(role.stratum()))
                        .toArray())
                .stratumNames(names)
                .cluster(roles.stream().mapToInt(AreaRole::cluster).toArray())
                .adjacency(adjacency())
                .build();
    }

    private double[] row(int role, int months) {
        var counts = new double[months];
        for (int month = 0; month < months; month++) {
            counts[month] = rows[role] < 0 ? Double.NaN : data.counts().count(rows[role], month);
        }
        return counts;
    }

    private static int firstExposed(AreaRole role, YearMonth[] months) {
        var exposed = role.firstExposed();
        if (exposed == null) {
            return PlacePanel.NEVER;
        }
        long position = ChronoUnit.MONTHS.between(months[0], exposed);
        return position >= months.length ? PlacePanel.NEVER : (int) Math.max(0, position);
    }

    private static int code(AreaRole.Part part) {
        return switch (part) {
            case TREATED -> PlacePanel.TREATED;
            case RING_1 -> 1;
            case RING_2 -> 2;
            case COMPARISON -> PlacePanel.CLEAN;
            case EXCLUDED -> PlacePanel.EXCLUDED;
        };
    }

    private int[][] adjacency() {
        var index = new HashMap<Long, Integer>();
        for (int i = 0; i < roles.size(); i++) {
            index.put(roles.get(i).areaId(), i);
        }
        var lists = new ArrayList<List<Integer>>();
        roles.forEach(role -> lists.add(new ArrayList<>()));
        for (var pair : data.pairs()) {
            var a = index.get(pair.first());
            var b = index.get(pair.second());
            if (a != null && b != null) {
                lists.get(a).add(b);
                lists.get(b).add(a);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }

    /** WDQ and WDD on windows of equal length before and after the first start. */
    private Displacement displacement() {
        var months = data.counts().months();
        int start = (int) ChronoUnit.MONTHS.between(months[0], design.start());
        int length = Math.max(0, Math.min(start, months.length - start));
        var treated = change(AreaRole.Part.TREATED, start, length);
        var comparison = change(AreaRole.Part.COMPARISON, start, length);
        var ring = design.areas(AreaRole.Part.RING_1).isEmpty() ? null : change(AreaRole.Part.RING_1, start, length);
        var wdq = ring == null ? null : attempt("wdq", () -> Wdq.of(treated, ring, comparison));
        var wdd = attempt("wdd", () -> Wdd.sharedControl(treated, ring, comparison, 1, design.level()));
        return new Displacement(length, treated, ring, comparison, wdq, wdd);
    }

    private Change change(AreaRole.Part part, int start, int length) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).part() == part && rows[i] >= 0) {
                for (int month = 0; month < length; month++) {
                    before += known(rows[i], start - 1 - month);
                    after += known(rows[i], start + month);
                }
            }
        }
        return new Change(before, after);
    }

    private double known(int row, int month) {
        double count = data.counts().count(row, month);
        return Double.isNaN(count) ? 0 : count;
    }
}
