package org.lindero.evaluation;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.place.PlacePanel;
import org.lindero.engine.place.PoliceResult;

/** A fixed design and its counts as the engine takes them; also with one ring less and one more, for robustness. */
final class EvaluationPanels {

    /** Fewer clean areas than this cannot carry the trend of a stratum; theirs is pooled. */
    private static final int CLEAN_IN_A_STRATUM = 5;

    private static final int RING_2 = 2;

    private final EvaluationData data;
    private final List<EffortRole> efforts;
    private final List<AreaRole> roles;
    private final int[] rows;
    private final int[][] adjacency;

    EvaluationPanels(EvaluationDesign design, EvaluationData data) {
        this.data = data;
        efforts = design.efforts();
        roles = design.areas();
        var rowOf = new HashMap<Long, Integer>();
        long[] ids = data.counts().areaIds();
        for (int row = 0; row < ids.length; row++) {
            rowOf.put(ids[row], row);
        }
        rows = roles.stream()
                .mapToInt(role -> rowOf.getOrDefault(role.areaId(), -1))
                .toArray();
        adjacency = adjacency();
    }

    /** As designed. */
    PlacePanel main() {
        return panel(codes(), firstExposed());
    }

    /** Ring 2 is compared with, as if nothing reached that far. */
    PlacePanel withOneRing() {
        int[] codes = codes();
        int[] first = firstExposed();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == RING_2) {
                codes[i] = PlacePanel.CLEAN;
                first[i] = PlacePanel.NEVER;
            }
        }
        return panel(codes, first);
    }

    /** The comparison areas that touch ring 2 become a third ring, exposed with what they touch. */
    PlacePanel withThreeRings() {
        int[] designed = codes();
        int[] codes = designed.clone();
        int[] first = firstExposed();
        for (int i = 0; i < codes.length; i++) {
            int[] touched = IntStream.of(adjacency[i])
                    .filter(j -> designed[j] == RING_2)
                    .toArray();
            if (designed[i] == PlacePanel.CLEAN && touched.length > 0) {
                codes[i] = RING_2 + 1;
                first[i] = IntStream.of(touched).map(j -> first[j]).min().orElseThrow();
            }
        }
        return panel(codes, first);
    }

    /** By area and month, how many police efforts in {@code role} were under way: their own doses have units that do not add up. */
    double[][] efforts(PoliceResult.Role role) {
        var months = data.counts().months();
        var underWay = new double[roles.size()][months.length];
        for (var effort : efforts) {
            for (int i = 0; effort.role() == role && i < underWay.length; i++) {
                for (int t = 0; t < months.length; t++) {
                    boolean touched = effort.areaIds().contains(roles.get(i).areaId()) && effort.touches(months[t]);
                    underWay[i][t] += touched ? 1 : 0;
                }
            }
        }
        return underWay;
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

    /** The counts of a part in the two windows. */
    Change change(AreaRole.Part part, Windows windows) {
        var changes = changes(part, windows);
        return new Change(
                changes.stream().mapToDouble(Change::before).sum(),
                changes.stream().mapToDouble(Change::after).sum());
    }

    /** The same by area. */
    List<Change> changes(AreaRole.Part part, Windows windows) {
        return IntStream.range(0, roles.size())
                .filter(i -> roles.get(i).part() == part && rows[i] >= 0)
                .mapToObj(i -> new Change(
                        sum(rows[i], windows, Windows.Side.BEFORE), sum(rows[i], windows, Windows.Side.AFTER)))
                .toList();
    }

    private double sum(int row, Windows windows, Windows.Side side) {
        return IntStream.range(0, data.counts().months().length)
                .filter(month -> windows.side(data.counts(), row, month) == side)
                .mapToDouble(month -> data.counts().count(row, month))
                .sum();
    }

    private PlacePanel panel(int[] codes, int[] first) {
        var months = data.counts().months();
        var counts = IntStream.range(0, roles.size())
                .mapToObj(i -> row(i, months.length))
                .toArray(double[][]::new);
        var strata = roles.stream().map(AreaRole::stratum).distinct().sorted().toList();
        var names = new HashMap<Integer, String>();
        strata.forEach(stratum -> names.put(strata.indexOf(stratum), stratum));
        return PlacePanel.builder(
                        roles.stream().map(AreaRole::code).toList(),
                        Arrays.stream(months).map(YearMonth::toString).toList(),
                        counts)
                .role(codes)
                .firstExposed(first)
                .stratum(roles.stream()
                        .mapToInt(role -> strata.indexOf(role.stratum()))
                        .toArray())
                .stratumNames(names)
                .cluster(roles.stream().mapToInt(AreaRole::cluster).toArray())
                .adjacency(adjacency)
                .build()
                .withSmallStrataMerged(CLEAN_IN_A_STRATUM);
    }

    private int[] codes() {
        return roles.stream().mapToInt(role -> code(role.part())).toArray();
    }

    private int[] firstExposed() {
        var months = data.counts().months();
        return roles.stream().mapToInt(role -> firstExposed(role, months)).toArray();
    }
}
