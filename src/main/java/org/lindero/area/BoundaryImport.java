package org.lindero.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Compares the features of a file with the areas that exist and says what an import would do with each. */
final class BoundaryImport {

    static final int CODE_MAX = 60;
    static final int NAME_MAX = 200;
    private static final int GROUP_MAX = 120;

    /** What is to be written for one feature; the boundary only when it moved. */
    record Change(AreaStore.Row row, Geometry lonLat, double areaSquareMetres, boolean moved) {}

    private final BoundaryImportPlan plan;
    private final Map<String, AreaSummary> existing = new HashMap<>();
    private final Map<Long, Geometry> shapes;
    private final Set<Long> allowed;
    private final boolean everywhere;
    private final AreaCodes codes;
    private final Set<String> seen = new HashSet<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final List<BoundaryDryRun.Line> lines = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final @Nullable LocalProjection projection;

    BoundaryImport(
            BoundaryImportPlan plan,
            List<AreaSummary> all,
            Map<Long, Geometry> shapes,
            Set<Long> allowed,
            boolean everywhere) {
        this.plan = plan;
        this.shapes = shapes;
        this.allowed = allowed;
        this.everywhere = everywhere;
        all.forEach(area -> existing.put(area.code(), area));
        codes = new AreaCodes(existing.keySet());
        var features = plan.file().features();
        projection = features.isEmpty()
                ? null
                : LocalProjection.around(
                        features.stream().map(BoundaryFile.Feature::geometry).toList());
    }

    BoundaryDryRun run() {
        plan.file().problems().stream()
                .filter(problem -> !plan.file().invalidGeometries().contains(problem))
                .forEach(problems::add);
        plan.file().features().forEach(this::feature);
        return new BoundaryDryRun(lines, problems);
    }

    /** After a clean run: what to write, the unchanged left out. */
    List<Change> changes() {
        return changes;
    }

    private void feature(BoundaryFile.Feature feature) {
        int before = problems.size();
        var code = code(feature);
        var named = feature.value(plan.columns().name());
        var name = clip(named.isBlank() ? code : named, NAME_MAX);
        var flawed = Validity.flaw(feature.geometry());
        var geometry = geometry(feature, flawed);
        var old = existing.get(code);
        var parent = parent(feature, old);
        var population = population(feature);
        checkScope(feature, old, parent);
        if (problems.subList(before, problems.size()).stream().anyMatch(ImportProblem::isError)) {
            lines.add(new BoundaryDryRun.Line(feature.number(), code, name, BoundaryDryRun.State.WRONG, 0, false));
            return;
        }
        double squareMetres =
                Objects.requireNonNull(projection).toMetres(geometry).getArea();
        var row = new AreaStore.Row(
                old == null ? 0 : old.id(),
                code,
                name,
                plan.kind(),
                parent,
                group(feature, plan.columns().zone()),
                group(feature, plan.columns().sector()),
                population,
                population == null ? null : plan.populationYear());
        boolean moved = old == null || !isSame(shapes.get(old.id()), geometry);
        var state = old == null
                ? BoundaryDryRun.State.NEW
                : moved || !row(old).equals(row) ? BoundaryDryRun.State.CHANGED : BoundaryDryRun.State.UNCHANGED;
        lines.add(new BoundaryDryRun.Line(feature.number(), code, name, state, squareMetres / 1e6, flawed.isPresent()));
        if (state != BoundaryDryRun.State.UNCHANGED) {
            changes.add(new Change(row, geometry, squareMetres, moved));
        }
    }

    private String code(BoundaryFile.Feature feature) {
        var column = plan.columns().code();
        var code = feature.value(column);
        if (code.isBlank()) {
            error(BoundaryProblem.NO_CODE, feature, column);
        } else if (code.length() > CODE_MAX) {
            error(BoundaryProblem.CODE_TOO_LONG, feature, column, CODE_MAX);
        } else if (!seen.add(code)) {
            error(BoundaryProblem.DUPLICATE_CODE, feature, column, code);
        }
        return code;
    }

    private Geometry geometry(BoundaryFile.Feature feature, Optional<Validity.Flaw> flaw) {
        if (flaw.isEmpty()) {
            return feature.geometry();
        }
        if (!plan.repair()) {
            var told = plan.file().invalidGeometries().stream()
                    .filter(problem -> Objects.equals(problem.row(), feature.number()))
                    .toList();
            told.forEach(problem -> problems.add(new ImportProblem(
                    ImportProblem.Level.ERROR,
                    problem.code(),
                    problem.file(),
                    problem.row(),
                    problem.column(),
                    problem.args())));
            return feature.geometry();
        }
        var repaired = Validity.repair(feature.geometry());
        if (repaired.isEmpty()) {
            error(BoundaryProblem.NOT_REPAIRABLE, feature, null);
        }
        return repaired;
    }

    private @Nullable Long parent(BoundaryFile.Feature feature, @Nullable AreaSummary old) {
        var column = plan.columns().parent();
        var written = feature.value(column);
        if (written.isBlank()) {
            var chosen = plan.parentId();
            return chosen != null || old == null ? chosen : old.parentId();
        }
        var code = codes.find(written);
        var area = code == null ? null : existing.get(code);
        if (area == null) {
            error(BoundaryProblem.UNKNOWN_PARENT, feature, column, written);
            return null;
        }
        return area.id();
    }

    private @Nullable Integer population(BoundaryFile.Feature feature) {
        var column = plan.columns().population();
        var written = feature.value(column).replace(",", "");
        if (written.isBlank()) {
            return null;
        }
        if (!written.matches("\\d{1,9}(\\.\\d+)?")) {
            error(BoundaryProblem.BAD_POPULATION, feature, column, feature.value(column));
            return null;
        }
        return (int) Math.round(Double.parseDouble(written));
    }

    private void checkScope(BoundaryFile.Feature feature, @Nullable AreaSummary old, @Nullable Long parent) {
        boolean mine = everywhere
                || ((old == null || allowed.contains(old.id())) && parent != null && allowed.contains(parent));
        if (!mine) {
            error(
                    BoundaryProblem.OUTSIDE_SCOPE,
                    feature,
                    plan.columns().code(),
                    feature.value(plan.columns().code()));
        }
    }

    private static AreaStore.Row row(AreaSummary area) {
        return new AreaStore.Row(
                area.id(),
                area.code(),
                area.name(),
                area.kind(),
                area.parentId(),
                area.zone(),
                area.sector(),
                area.population(),
                area.populationYear());
    }

    private static boolean isSame(@Nullable Geometry before, Geometry after) {
        return before != null && before.equalsExact(after);
    }

    private static @Nullable String group(BoundaryFile.Feature feature, @Nullable String column) {
        var text = clip(feature.value(column), GROUP_MAX);
        return text.isBlank() ? null : text;
    }

    private static String clip(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    private void error(BoundaryProblem problem, BoundaryFile.Feature feature, @Nullable String column, Object... args) {
        problems.add(ImportProblem.errorAt(problem, plan.file().name(), feature.number(), column, args));
    }
}
