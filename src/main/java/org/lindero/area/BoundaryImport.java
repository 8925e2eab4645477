package org.lindero.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.NumberText;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Compares the features of a file with the areas that exist and says what an import would do with each. */
final class BoundaryImport {

    static final int CODE_MAX = 60;
    static final int NAME_MAX = 200;
    private static final int GROUP_MAX = 120;

    private static final int WIDEST_DEGREES = 35;

    /** A boundary that is drawn anew does not move further. */
    private static final int ELSEWHERE_KILOMETRES = 5;

    /** An area of the file as it would be stored. */
    record Placed(String code, String name, Geometry lonLat) {}

    /** What is to be written for one feature; the boundary only when it moved. */
    record Change(
            AreaStore.Row row,
            Geometry lonLat,
            double areaSquareMetres,
            boolean moved,
            Map<Integer, Integer> populations) {}

    private final BoundaryImportPlan plan;
    private final Map<String, AreaSummary> existing = new HashMap<>();
    private final Map<Long, Geometry> shapes;
    private final Map<Long, Map<Integer, Integer>> knownPopulations;
    private final Map<Integer, String> populationColumns;
    private final Map<String, NumberText.Marks> populationMarks;
    private final Set<Long> allowed;
    private final boolean everywhere;
    private final AreaCodes codes;
    private final Set<String> seen = new HashSet<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final List<BoundaryDryRun.Line> lines = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final @Nullable LocalProjection projection;

    BoundaryImport(
            BoundaryImportPlan plan,
            List<AreaSummary> all,
            Map<Long, Geometry> shapes,
            Map<Long, Map<Integer, Integer>> knownPopulations,
            Set<Long> allowed,
            boolean everywhere) {
        this.plan = plan;
        this.shapes = shapes;
        this.knownPopulations = knownPopulations;
        populationColumns = PopulationColumns.of(plan);
        populationMarks = marks(plan.file(), populationColumns.values());
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
        PopulationColumns.taken(plan)
                .ifPresent(year -> problems.add(ImportProblem.warning(
                        BoundaryProblem.POPULATION_YEAR_TAKEN, plan.file().name(), String.valueOf(year))));
        plan.file().features().forEach(this::feature);
        return new BoundaryDryRun(lines, problems, List.of(), List.of());
    }

    /** The same with overlaps and gaps measured and a look at where the areas lie. */
    BoundaryDryRun rehearse() {
        run();
        var rehearsal = new BoundaryRehearsal(plan, placed, existing.values(), shapes);
        problems.addAll(rehearsal.warnings());
        return new BoundaryDryRun(lines, problems, rehearsal.overlaps(), rehearsal.gaps());
    }

    /** After a clean run: what to write, the unchanged left out. */
    List<Change> changes() {
        return changes;
    }

    private void feature(BoundaryFile.Feature feature) {
        int before = problems.size();
        var code = code(feature);
        var named = feature.value(plan.columns().name());
        var name = clip(feature, plan.columns().name(), named.isBlank() ? code : named, NAME_MAX);
        var flawed = Validity.flaw(feature.geometry());
        var geometry = geometry(feature, flawed);
        var old = existing.get(code);
        var parent = parent(feature, old);
        var populations = populations(feature);
        checkScope(feature, old, parent);
        checkWidth(feature);
        if (old != null && (everywhere || allowed.contains(old.id()))) {
            checkConflicts(feature, old, parent, geometry);
        }
        var found = problems.subList(before, problems.size());
        if (found.stream().anyMatch(ImportProblem::isError)) {
            boolean conflict = found.stream().filter(ImportProblem::isError).allMatch(BoundaryImport::isConflict);
            var state = conflict ? BoundaryDryRun.State.CONFLICTING : BoundaryDryRun.State.WRONG;
            double km2 = conflict ? squareMetres(geometry) / 1e6 : 0;
            lines.add(new BoundaryDryRun.Line(feature.number(), code, name, state, km2, false));
            return;
        }
        double squareMetres = squareMetres(geometry);
        placed.add(new Placed(code, name, geometry));
        var row = new AreaStore.Row(
                old == null ? 0 : old.id(),
                code,
                name,
                plan.kind(),
                parent,
                group(feature, plan.columns().zone()),
                group(feature, plan.columns().sector()));
        boolean moved = old == null || !isSame(shapes.get(old.id()), geometry);
        var state = old == null
                ? BoundaryDryRun.State.NEW
                : moved || !row(old).equals(row) || !isKnown(old, populations)
                        ? BoundaryDryRun.State.CHANGED
                        : BoundaryDryRun.State.UNCHANGED;
        lines.add(new BoundaryDryRun.Line(feature.number(), code, name, state, squareMetres / 1e6, flawed.isPresent()));
        if (state != BoundaryDryRun.State.UNCHANGED) {
            changes.add(new Change(row, geometry, squareMetres, moved, populations));
        }
    }

    private double squareMetres(Geometry lonLat) {
        return Objects.requireNonNull(projection).toMetres(lonLat).getArea();
    }

    /** No area of a programme is wider than the country. */
    private void checkWidth(BoundaryFile.Feature feature) {
        var extent = feature.geometry().getEnvelopeInternal();
        if (Math.max(extent.getWidth(), extent.getHeight()) > WIDEST_DEGREES) {
            error(BoundaryProblem.TOO_WIDE, feature, null, WIDEST_DEGREES);
        }
    }

    private static boolean isConflict(ImportProblem problem) {
        return problem.code() instanceof BoundaryProblem code && code.isConflict();
    }

    private void checkConflicts(
            BoundaryFile.Feature feature, AreaSummary old, @Nullable Long parent, Geometry geometry) {
        if (old.retiredOn() != null) {
            error(BoundaryProblem.RETIRED, feature, plan.columns().code(), old.code(), old.retiredOn());
        }
        if (old.kind() != plan.kind()) {
            conflict(BoundaryProblem.OTHER_KIND, feature, plan.columns().code(), old.code(), old.name());
        }
        if (old.parentId() != null && parent != null && !old.parentId().equals(parent)) {
            conflict(BoundaryProblem.OTHER_PARENT, feature, plan.columns().parent(), old.code(), old.name());
        }
        var before = shapes.get(old.id());
        long kilometres = before == null ? 0 : Math.round(metresApart(before, geometry) / 1000);
        if (kilometres > ELSEWHERE_KILOMETRES) {
            conflict(BoundaryProblem.ELSEWHERE, feature, null, old.code(), old.name(), kilometres);
        }
    }

    /** Between the middles of their boxes: an area that only grew or shrank stays where it was. */
    private static double metresApart(Geometry before, Geometry after) {
        var projection = LocalProjection.around(List.of(before, after));
        return middle(projection.toMetres(before)).distance(middle(projection.toMetres(after)));
    }

    private static Coordinate middle(Geometry metres) {
        return metres.getEnvelopeInternal().centre();
    }

    private void conflict(
            BoundaryProblem problem, BoundaryFile.Feature feature, @Nullable String column, Object... args) {
        if (plan.conflictsMeant()) {
            problems.add(ImportProblem.warningAt(problem, plan.file().name(), feature.number(), column, args));
        } else {
            error(problem, feature, column, args);
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

    private static Map<String, NumberText.Marks> marks(BoundaryFile file, Collection<String> columns) {
        var marks = new HashMap<String, NumberText.Marks>();
        for (var column : columns) {
            var one = new NumberText.Marks();
            file.features().forEach(feature -> one.add(feature.value(column)));
            marks.put(column, one);
        }
        return marks;
    }

    /** People are whole: marks before three digits separate thousands unless the column has fractions. */
    private Map<Integer, Integer> populations(BoundaryFile.Feature feature) {
        var people = new HashMap<Integer, Integer>();
        populationColumns.forEach((year, column) -> {
            var written = feature.value(column).strip();
            if (written.isEmpty()) {
                return;
            }
            var marks = Objects.requireNonNull(populationMarks.get(column));
            var read = NumberText.parse(written, marks.decimalComma(!marks.showPoint()));
            boolean whole = read.isPresent() && read.getAsDouble() == Math.rint(read.getAsDouble());
            boolean unclear = NumberText.isAmbiguous(written) && !marks.showPoint();
            if (read.isEmpty() || unclear && !whole) {
                error(BoundaryProblem.BAD_POPULATION, feature, column, written);
                return;
            }
            int rounded = (int) Math.round(read.getAsDouble());
            if (unclear && written.indexOf('.') > 0) {
                problems.add(ImportProblem.warningAt(
                        BoundaryProblem.POPULATION_READ_AS,
                        plan.file().name(),
                        feature.number(),
                        column,
                        written,
                        rounded));
            }
            people.put(year, rounded);
        });
        return people;
    }

    private boolean isKnown(AreaSummary area, Map<Integer, Integer> populations) {
        var known = knownPopulations.getOrDefault(area.id(), Map.of());
        return populations.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(known.get(entry.getKey())));
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
                area.id(), area.code(), area.name(), area.kind(), area.parentId(), area.zone(), area.sector());
    }

    private static boolean isSame(@Nullable Geometry before, Geometry after) {
        return before != null && before.equalsExact(after);
    }

    private @Nullable String group(BoundaryFile.Feature feature, @Nullable String column) {
        var text = clip(feature, column, feature.value(column), GROUP_MAX);
        return text.isBlank() ? null : text;
    }

    private String clip(BoundaryFile.Feature feature, @Nullable String column, String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        problems.add(ImportProblem.warningAt(BoundaryProblem.CUT, plan.file().name(), feature.number(), column, max));
        return text.substring(0, max);
    }

    private void error(BoundaryProblem problem, BoundaryFile.Feature feature, @Nullable String column, Object... args) {
        problems.add(ImportProblem.errorAt(problem, plan.file().name(), feature.number(), column, args));
    }
}
