package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.place.PlacePolice;
import org.lindero.engine.place.PoliceResult;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.engine.place.SetEffect;

/**
 * {@code police}: police effort beside a project, as part of its package or as a rival explanation. A year has 12 periods where periods are
 * months and one otherwise, unless {@code periodsPerYear} says so.
 */
public final class PoliceMethod implements Method {

    private static final int MONTHS = 12;
    private static final int MOST_PERIODS = 366;

    @Override
    public String name() {
        return "police";
    }

    @Override
    public Set<String> keys() {
        return PlaceInput.keys("dose", "role", "periodsPerYear", "placeboOutcome", "bound");
    }

    @Override
    public Computation read(Block block, Study study) {
        var roles = RoleReader.read(block, study);
        var panel = PlaceInput.panel(block, study, roles);
        var options = PlaceInput.options(block, study);
        double[][] dose = study.panel().grid(study.panel().counts(block.column("dose")));
        var role = block.text("role");
        if (!List.of("package", "rival").contains(role)) {
            throw block.wrong("role", "package or rival is expected");
        }
        int usual = study.panel().periods().getFirst().matches("\\d{4}-\\d{2}") ? MONTHS : 1;
        int perYear = block.whole("periodsPerYear", usual, 1, MOST_PERIODS);
        var diagnostics = PlaceDiagnostics.read(block, study, roles, panel, options);
        return () -> {
            var result = PlacePolice.estimate(
                    panel, dose, role.equals("rival") ? Role.RIVAL : Role.PACKAGE, perYear, options, done -> {});
            return diagnostics.addTo(outcome(result, role).diagnostic("units", roles.counts()), result.total());
        };
    }

    private static Outcome outcome(PoliceResult result, String role) {
        var outcome = PlaceEffectMethod.outcome(result.total());
        var firstStage = new LinkedHashMap<String, Object>();
        result.firstStage().forEach((set, change) -> firstStage.put(set, Outcome.figures(change)));
        var elsewhere = new LinkedHashMap<String, Object>();
        result.elsewhere().forEach(effort -> elsewhere.put(effort.set(), figures(effort)));
        var cells = new LinkedHashMap<String, Object>();
        result.fourCells().forEach(cell -> cells.put(name(cell.kind()), figures(cell)));
        var overlap = new LinkedHashMap<String, Object>();
        result.overlap().forEach(set -> overlap.put(set.set(), figures(set)));
        outcome.field("role", role)
                .field("firstStage", firstStage)
                .field("elsewhere", elsewhere)
                .field("doseResponse", doseResponse(result.doseResponse()))
                .field("fourCells", cells)
                .field("overlap", overlap);
        if (result.rival() != null) {
            outcome.field("rival", figures(result.rival()));
        }
        return outcome;
    }

    private static String name(PoliceResult.Kind kind) {
        return switch (kind) {
            case PROJECT_ONLY -> "projectOnly";
            case BOTH -> "both";
            case POLICE_ONLY -> "policeOnly";
            case NEITHER -> "neither";
        };
    }

    private static Map<String, Object> figures(PoliceResult.Effort effort) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("before", effort.before());
        figures.put("after", effort.after());
        figures.putAll(Outcome.figures(effort.change()));
        return figures;
    }

    private static @Nullable Map<String, @Nullable Object> doseResponse(PoliceResult.@Nullable DoseResponse response) {
        if (response == null) {
            return null;
        }
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("lagged", Outcome.figures(response.lagged()));
        figures.put("earlier", response.earlier() == null ? null : Outcome.figures(response.earlier()));
        figures.put("n", response.observations());
        figures.put("clusters", response.clusters());
        figures.put("convention", response.convention());
        return figures;
    }

    private static Map<String, @Nullable Object> figures(PoliceResult.Cell cell) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("areas", cell.areas());
        figures.put("eventsBefore", cell.eventsBefore());
        figures.put("eventsAfter", cell.eventsAfter());
        figures.put("prevented", cell.effect() == null ? null : prevented(cell.effect()));
        figures.put("estimate", cell.effect() == null ? null : cell.effect().logRatio());
        figures.put("ci", cell.effect() == null ? null : ends(cell.effect()));
        return figures;
    }

    private static Map<String, Object> prevented(SetEffect effect) {
        return Outcome.figures(effect.prevented(), effect.preventedInterval());
    }

    private static @Nullable List<Double> ends(SetEffect effect) {
        var interval = effect.logRatioInterval();
        return interval == null ? null : Outcome.ends(interval);
    }

    private static Map<String, Object> figures(PoliceResult.Overlap overlap) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("areas", overlap.areas());
        figures.put("areasTouched", overlap.areasTouched());
        figures.put("cells", overlap.cells());
        figures.put("cellsTouched", overlap.cellsTouched());
        return figures;
    }

    private static Map<String, @Nullable Object> figures(PoliceResult.Rival rival) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("separable", rival.separable());
        figures.put("treatedAreaYears", rival.treatedAreaYears());
        figures.put(
                "confounding",
                rival.confounding() == null ? null : rival.confounding().name());
        var without = rival.without();
        figures.put("estimate", without == null ? null : without.treated().logRatio());
        figures.put("ci", without == null ? null : ends(without.treated()));
        figures.put("prevented", without == null ? null : prevented(without.treated()));
        figures.put("refused", rival.refused() == null ? null : rival.refused().name());
        return figures;
    }
}
