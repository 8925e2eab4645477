package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import org.lindero.engine.place.PoliceResult.Confounding;
import org.lindero.engine.place.PoliceResult.DoseResponse;
import org.lindero.engine.place.PoliceResult.Effort;
import org.lindero.engine.place.PoliceResult.Overlap;
import org.lindero.engine.place.PoliceResult.Rival;
import org.lindero.engine.place.PoliceResult.Role;

/**
 * Police effort beside a project: did it come with the project, does it explain the effect, did it leave other places?
 *
 * <p>Effort is a dose an area and period, such as officer hours; zero is none. <em>Part of the package</em>, it is never controlled for,
 * and the estimate is of the package. <em>A rival</em>, it would have happened anyway: the effect is estimated again without the
 * area-periods that it touched, unless that leaves fewer than five treated area-years or it touched every treated area; then project and
 * effort cannot be told apart.
 *
 * <p>The first stage is a linear difference-in-differences of the dose. The dose-response regresses counts on the dose of the period
 * before, because police also follow events, and on the mean dose before the first start from then on; for a rival the project's own sets
 * stand beside it. It is an association: effort is not dealt out at random. Assumes what {@link PlaceEffect} assumes. Cost: two or
 * three times that of {@link PlaceEffect}. Source for reading the dose as a mediator: D. Acharya, M. Blackwell and M. Sen (2016),
 * <i>American Political Science Review</i> 110(3), doi:10.1017/S0003055416000216.
 */
public final class PlacePolice {

    private static final double AREA_YEARS = 5;

    private final PlacePanel panel;
    private final double[][] dose;
    private final PlaceOptions options;
    private final int start;

    private PlacePolice(PlacePanel panel, double[][] dose, PlaceOptions options) {
        this.panel = panel;
        this.dose = dose;
        this.options = options;
        this.start = PlaceRobustness.earliestStart(panel);
    }

    /**
     * Estimates all parts.
     *
     * @param dose by area and period, not negative; not-a-number where it is not known, which counts as none but is not averaged
     * @param periodsPerYear for the treated area-years
     * @param progress receives the share that is done, from 0 to 1, on the calling thread
     * @throws EstimationException as {@link PlaceEffect#estimate}; {@code NO_VARIATION} if there is no effort at all
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static PoliceResult estimate(
            PlacePanel panel,
            double[][] dose,
            Role role,
            int periodsPerYear,
            PlaceOptions options,
            DoubleConsumer progress) {
        of(panel, dose, options); // refuses before the long part
        var total = PlaceEffect.withoutPooled(panel, options, share -> progress.accept(share / 3));
        return beside(total, panel, dose, role, periodsPerYear, options, share -> progress.accept((1 + 2 * share) / 3));
    }

    /**
     * The same beside an effect that was computed before, which saves a third of the time.
     *
     * @param total of {@code panel}, without any regard to effort
     * @throws EstimationException {@code NO_VARIATION} if there is no effort at all
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static PoliceResult beside(
            PlaceResult total,
            PlacePanel panel,
            double[][] dose,
            Role role,
            int periodsPerYear,
            PlaceOptions options,
            DoubleConsumer progress) {
        var police = of(panel, dose, options);
        var cells = new PoliceCells(panel, police::effort, options).cells(share -> progress.accept(share / 2));
        var rival = role == Role.RIVAL ? police.rival(periodsPerYear, share -> progress.accept((1 + share) / 2)) : null;
        progress.accept(1);
        return new PoliceResult(
                total,
                police.firstStage(),
                police.elsewhere(),
                police.doseResponse(role),
                police.overlap(),
                cells,
                rival);
    }

    private static PlacePolice of(PlacePanel panel, double[][] dose, PlaceOptions options) {
        check(panel, dose);
        var police =
                new PlacePolice(panel, Arrays.stream(dose).map(double[]::clone).toArray(double[][]::new), options);
        if (IntStream.range(0, dose.length).noneMatch(i -> police.touched(i, 0, panel.periodCount()))) {
            throw new EstimationException(EstimationException.Reason.NO_VARIATION, "no area has any police effort");
        }
        return police;
    }

    private static void check(PlacePanel panel, double[][] dose) {
        boolean shaped = dose.length == panel.areaCount()
                && Arrays.stream(dose).allMatch(row -> row.length == panel.periodCount());
        if (!shaped
                || Arrays.stream(dose).flatMapToDouble(Arrays::stream).anyMatch(d -> d < 0 || Double.isInfinite(d))) {
            throw new IllegalArgumentException("a dose that is not negative for each area and period");
        }
    }

    private boolean effort(int area, int period) {
        return dose[area][period] > 0;
    }

    private boolean touched(int area, int from, int to) {
        return panel.role(area) != PlacePanel.EXCLUDED
                && IntStream.range(from, to).anyMatch(t -> effort(area, t));
    }

    private static String name(int role) {
        return role == PlacePanel.CLEAN ? "clean" : PlaceDesign.name(role);
    }

    /** Treated areas, rings, clean areas. */
    private int[] roles() {
        return IntStream.concat(IntStream.rangeClosed(0, panel.rings()), IntStream.of(PlacePanel.CLEAN))
                .toArray();
    }

    private int[] areas(int role) {
        return IntStream.range(0, panel.areaCount())
                .filter(i -> panel.role(i) == role)
                .toArray();
    }

    private Map<String, Estimate> firstStage() {
        var design = new PlaceDesign(panel.withOutcome(dose)).withSets();
        var changes = new LinkedHashMap<String, Estimate>();
        try {
            TwoWayFixedEffects.estimate(design, new Clusters(panel).variance(), options.level())
                    .coefficients()
                    .forEach(c -> changes.put(c.term(), c.estimate()));
        } catch (EstimationException refused) {
            // effort that is known in too few cells says nothing; the means of the sets still do
            changes.clear();
        }
        return changes;
    }

    private List<Effort> elsewhere() {
        List<Effort> found = new ArrayList<>();
        for (int role : roles()) {
            if (role != PlacePanel.TREATED) {
                var effort = change(role);
                if (effort != null) {
                    found.add(effort);
                }
            }
        }
        return found;
    }

    private @Nullable Effort change(int role) {
        List<int[]> cells = new ArrayList<>();
        for (int i : areas(role)) {
            for (int t = 0; t < panel.periodCount(); t++) {
                if (!Double.isNaN(dose[i][t])) {
                    cells.add(new int[] {i, t});
                }
            }
        }
        double[] values = cells.stream().mapToDouble(c -> dose[c[0]][c[1]]).toArray();
        double[] after = cells.stream().mapToDouble(c -> c[1] >= start ? 1 : 0).toArray();
        try {
            var fit = TwoWayFixedEffects.estimate(
                    Design.of(values)
                            .column("after", after)
                            .effect(cells.stream().mapToInt(c -> c[0]).toArray())
                            .cluster(cells.stream()
                                    .mapToInt(c -> panel.cluster(c[0]))
                                    .toArray()),
                    Variance.NESTED,
                    options.level());
            return new Effort(name(role), mean(values, after, 0), mean(values, after, 1), fit.coefficient("after"));
        } catch (EstimationException refused) {
            // one cluster, or nothing known before or after: there is no change to speak of
            return null;
        }
    }

    private static double mean(double[] values, double[] after, double side) {
        return IntStream.range(0, values.length)
                .filter(r -> after[r] == side)
                .mapToDouble(r -> values[r])
                .average()
                .orElse(0);
    }

    private @Nullable DoseResponse doseResponse(Role role) {
        var usable = panel.without((i, t) -> t == 0 || Double.isNaN(dose[i][t - 1]));
        var layout = new PlaceDesign(usable);
        int[] area = layout.areas();
        int[] period = layout.periods();
        if (area.length == 0) {
            return null;
        }
        double[] lagged = IntStream.range(0, area.length)
                .mapToDouble(r -> dose[area[r]][period[r] - 1])
                .toArray();
        double[] before = IntStream.range(0, panel.areaCount())
                .mapToDouble(i -> Arrays.stream(dose[i], 0, start)
                        .filter(d -> !Double.isNaN(d))
                        .average()
                        .orElse(0))
                .toArray();
        double[] earlier = IntStream.range(0, area.length)
                .mapToDouble(r -> period[r] >= start ? before[area[r]] : 0)
                .toArray();
        var base = (role == Role.RIVAL ? layout.withSets() : layout.base()).column("lagged", lagged);
        var with = fit(base.column("earlier", earlier));
        return with == null ? fit(base) : with;
    }

    private @Nullable DoseResponse fit(Design design) {
        try {
            var fit = PoissonFixedEffects.estimate(design, new Clusters(panel).variance(), options.level())
                    .fit();
            return new DoseResponse(
                    fit.coefficient("lagged"),
                    design.names().contains("earlier") ? fit.coefficient("earlier") : null,
                    fit.observations(),
                    fit.clusters(),
                    fit.convention());
        } catch (EstimationException refused) {
            // no effort before, or the same everywhere: the caller leaves the column out, and then the answer
            return null;
        }
    }

    private List<Overlap> overlap() {
        List<Overlap> rows = new ArrayList<>();
        for (int role : roles()) {
            int[] areas = areas(role);
            int touched = 0;
            int cells = 0;
            int cellsTouched = 0;
            for (int i : areas) {
                int from = role == PlacePanel.CLEAN ? start : panel.from(i);
                touched += touched(i, from, panel.periodCount()) ? 1 : 0;
                for (int t = from; t < panel.periodCount(); t++) {
                    cells += Double.isNaN(dose[i][t]) ? 0 : 1;
                    cellsTouched += effort(i, t) ? 1 : 0;
                }
            }
            rows.add(new Overlap(name(role), areas.length, touched, cells, cellsTouched));
        }
        return rows;
    }

    private Rival rival(int periodsPerYear, DoubleConsumer progress) {
        int[] treated = areas(PlacePanel.TREATED);
        long left = Arrays.stream(treated)
                .mapToLong(i -> IntStream.range(panel.from(i), panel.periodCount())
                        .filter(t -> !effort(i, t) && !Double.isNaN(panel.outcome(i, t)))
                        .count())
                .sum();
        double years = (double) left / periodsPerYear;
        if (Arrays.stream(treated).allMatch(i -> touched(i, panel.from(i), panel.periodCount()))) {
            return new Rival(years, Confounding.ALL_TREATED_AREAS_SHARE_IT, null, null);
        }
        // short exposure is no confounding where the effort took nothing of it
        boolean cut = Arrays.stream(treated).anyMatch(i -> touched(i, panel.from(i), panel.periodCount()));
        if (cut && years < AREA_YEARS) {
            return new Rival(years, Confounding.FEWER_THAN_FIVE_AREA_YEARS, null, null);
        }
        try {
            return new Rival(years, null, PlaceEffect.withoutPooled(untouched(), options, progress), null);
        } catch (EstimationException refused) {
            return new Rival(years, null, null, refused.reason());
        }
    }

    /** The panel without the cells with effort; an area that they leave nothing before or after is left out. */
    private PlacePanel untouched() {
        var cut = panel.without(this::effort);
        int[] role = panel.roles();
        for (int i = 0; i < role.length; i++) {
            if (panel.touched(i)
                    && !(cut.known(i, 0, panel.from(i)) && cut.known(i, panel.from(i), panel.periodCount()))) {
                role[i] = PlacePanel.EXCLUDED;
            }
        }
        if (Arrays.stream(role).noneMatch(r -> r == PlacePanel.TREATED)) {
            throw new EstimationException(
                    EstimationException.Reason.NO_PRE_PERIOD,
                    "no treated area has time without effort before and after");
        }
        return cut.withRoles(role, panel.firstExposed());
    }
}
