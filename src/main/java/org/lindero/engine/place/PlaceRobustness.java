package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.RobustnessRow.Kind;

/** Point estimates of the primary model under other choices; one fit a row, O(areas × periods). */
public final class PlaceRobustness {

    private PlaceRobustness() {}

    /** The main answer first; a choice that cannot be computed keeps its row with the reason. */
    public static List<RobustnessRow> table(PlacePanel panel) {
        List<RobustnessRow> rows = new ArrayList<>();
        rows.add(row(Kind.MAIN, "", () -> panel));
        rows.add(row(Kind.WITHOUT_STRATA, "", panel::withoutStrata));
        rows.add(linear(panel));
        rows.add(placeboDate(panel));
        rows.addAll(leaveOneOut(panel));
        return List.copyOf(rows);
    }

    /** The answer without each treated area in turn. */
    public static List<RobustnessRow> leaveOneOut(PlacePanel panel) {
        return IntStream.range(0, panel.areaCount())
                .filter(i -> panel.role(i) == PlacePanel.TREATED)
                .mapToObj(i -> row(Kind.LEAVE_ONE_OUT, panel.area(i), () -> without(panel, i)))
                .toList();
    }

    /** The answer of another panel, for instance with rings halved or doubled or with other strata. */
    public static RobustnessRow alternative(String detail, PlacePanel panel) {
        return row(Kind.ALTERNATIVE, detail, () -> panel);
    }

    private static RobustnessRow row(Kind kind, String detail, Supplier<PlacePanel> variant) {
        try {
            var point = PointEstimate.of(variant.get());
            double treated = point.expected(0) - point.observed(0);
            int net = point.sets() - 1;
            double all = point.expected(net) - point.observed(net);
            return new RobustnessRow(kind, detail, treated, all - treated, all, null, null);
        } catch (EstimationException refused) {
            return new RobustnessRow(kind, detail, null, null, null, refused.reason(), refused.getMessage());
        }
    }

    private static RobustnessRow linear(PlacePanel panel) {
        try {
            var result = PlaceLinear.estimate(panel, Variance.CR0, 0.95);
            var point = PointEstimate.of(panel);
            double treated =
                    -result.sets().get(0).estimate().value() * point.effect(0).cells();
            double net = -result.net().value();
            return new RobustnessRow(Kind.LINEAR_SCALE, "", treated, net - treated, net, null, null);
        } catch (EstimationException refused) {
            return new RobustnessRow(Kind.LINEAR_SCALE, "", null, null, null, refused.reason(), refused.getMessage());
        }
    }

    /** The answer of a start in the middle of the time before anything started: it should be near zero. */
    public static RobustnessRow placeboDate(PlacePanel panel) {
        int before = earliestStart(panel);
        if (before < 2) {
            return new RobustnessRow(
                    Kind.PLACEBO_DATE,
                    "",
                    null,
                    null,
                    null,
                    Reason.NO_PRE_PERIOD,
                    "fewer than two periods before anything started");
        }
        return row(Kind.PLACEBO_DATE, panel.period(before / 2), () -> startingAt(panel, before, before / 2));
    }

    /** The panel cut off before anything started, with all touched areas as if exposed from {@code start}. */
    static PlacePanel startingAt(PlacePanel panel, int periods, int start) {
        int[] first = panel.firstExposed();
        for (int i = 0; i < first.length; i++) {
            first[i] = panel.touched(i) ? start : PlacePanel.NEVER;
        }
        return panel.firstPeriods(periods).withRoles(panel.roles(), first);
    }

    static int earliestStart(PlacePanel panel) {
        int[] first = panel.firstExposed();
        return IntStream.range(0, first.length)
                .filter(panel::touched)
                .map(i -> first[i])
                .min()
                .orElseThrow();
    }

    private static PlacePanel without(PlacePanel panel, int area) {
        int[] role = panel.roles();
        if (Arrays.stream(role).filter(r -> r == PlacePanel.TREATED).count() < 2) {
            throw new EstimationException(Reason.NO_VARIATION, "only one area is treated");
        }
        role[area] = PlacePanel.EXCLUDED;
        return panel.withRoles(role, panel.firstExposed());
    }
}
