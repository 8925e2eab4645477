package org.lindero.engine.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;
import org.lindero.engine.spatial.FeasibleSets.Assignment;

/**
 * The rows of a Poisson regression with area effects, added up over areas that are alike. Given their totals, areas with the same
 * treatment, the same periods and the same other effect in each say together what they say one by one, so that the coefficient stays
 * what it was and a thousand placebo regressions take seconds.
 */
final class CollapsedPoisson {

    private static final double ROUNDING = 1e-12;

    private final MovedTreatment treatment;
    private final double[] outcome;
    private final int[][] rows;
    private final int[] likeness;
    private final List<int[]> effectOf;
    private final double[][] totals;
    private final int[] members;

    private CollapsedPoisson(Design design, MovedTreatment treatment, Factor other) {
        this.treatment = treatment;
        this.outcome = design.outcome();
        this.rows = treatment.rowsByArea();
        this.likeness = new int[rows.length];
        this.effectOf = new ArrayList<>();
        Map<List<Integer>, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            int[] effects = Arrays.stream(rows[i]).map(other::code).toArray();
            List<Integer> kind = new ArrayList<>(Arrays.stream(effects).boxed().toList());
            Arrays.stream(treatment.periodsOf(rows[i])).forEach(kind::add);
            Integer known = seen.putIfAbsent(kind, seen.size());
            likeness[i] = known == null ? seen.size() - 1 : known;
            if (known == null) {
                effectOf.add(effects);
            }
        }
        this.totals = effectOf.stream().map(e -> new double[e.length]).toArray(double[][]::new);
        this.members = new int[totals.length];
        for (int i = 0; i < rows.length; i++) {
            add(totals[likeness[i]], outcomes(i, 0), 1);
            members[likeness[i]]++;
        }
    }

    /** The regression collapsed, if it has nothing but area effects and one other. */
    static Optional<CollapsedPoisson> of(Design design, MovedTreatment treatment) {
        var effects = design.effects();
        boolean plain = design.slopes() == 0
                && effects.size() == 2
                && Arrays.stream(design.offset()).allMatch(v -> v == 1)
                && treatment.sameAreas(effects.get(0));
        return plain ? Optional.of(new CollapsedPoisson(design, treatment, effects.get(1))) : Optional.empty();
    }

    /** The counts of an area, a constant effect of the real treatment taken out. */
    private double[] outcomes(int area, double effect) {
        return Arrays.stream(rows[area])
                .mapToDouble(r -> outcome[r] * Math.exp(-effect * treatment.value(r)))
                .toArray();
    }

    private static void add(double[] sums, double[] values, double sign) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += sign * values[k];
        }
    }

    /** Outcome, area-like effect, other effect and treatment under an assignment. */
    Design design(Assignment assignment, double effect) {
        double[][] left = Arrays.stream(totals).map(double[]::clone).toArray(double[][]::new);
        int[] count = members.clone();
        if (effect != 0) {
            for (var site : treatment.real().areas()) {
                for (int i : site) {
                    add(left[likeness[i]], outcomes(i, 0), -1);
                    add(left[likeness[i]], outcomes(i, effect), 1);
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (int s = 0; s < assignment.areas().size(); s++) {
            Map<Integer, Block> byLikeness = new HashMap<>();
            for (int i : assignment.areas().get(s)) {
                int[] periods = treatment.periodsOf(rows[i]);
                double[] path = treatment.path(s);
                var block = byLikeness.computeIfAbsent(
                        likeness[i],
                        kind -> new Block(
                                new double[periods.length],
                                effectOf.get(kind),
                                Arrays.stream(periods).mapToDouble(t -> path[t]).toArray()));
                double[] own = outcomes(i, effect);
                add(block.outcome, own, 1);
                add(left[likeness[i]], own, -1);
                count[likeness[i]]--;
            }
            byLikeness.keySet().stream().sorted().map(byLikeness::get).forEach(blocks::add);
        }
        for (int k = 0; k < left.length; k++) {
            if (count[k] > 0) {
                blocks.add(new Block(cleaned(left[k], totals[k]), effectOf.get(k), new double[left[k].length]));
            }
        }
        return design(blocks);
    }

    /** What subtraction leaves of nothing is nothing. */
    private static double[] cleaned(double[] left, double[] total) {
        return IntStream.range(0, left.length)
                .mapToDouble(k -> Math.abs(left[k]) <= ROUNDING * total[k] ? 0 : left[k])
                .toArray();
    }

    /** The summed rows of areas that are alike. */
    private record Block(double[] outcome, int[] effect, double[] treatment) {}

    private static Design design(List<Block> blocks) {
        int[] area = IntStream.range(0, blocks.size())
                .flatMap(b -> IntStream.range(0, blocks.get(b).outcome.length).map(k -> b))
                .toArray();
        return Design.of(blocks.stream()
                        .flatMapToDouble(b -> Arrays.stream(b.outcome))
                        .toArray())
                .effect(area)
                .effect(blocks.stream()
                        .flatMapToInt(b -> Arrays.stream(b.effect))
                        .toArray())
                .column(
                        MovedRegression.TREATMENT,
                        blocks.stream()
                                .flatMapToDouble(b -> Arrays.stream(b.treatment))
                                .toArray());
    }
}
