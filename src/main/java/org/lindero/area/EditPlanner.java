package org.lindero.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** Works out what an edit makes of the areas, or why it cannot be. */
final class EditPlanner {

    /** How far around an edit neighbours are looked for to draw along. */
    private static final double AROUND_METRES = 10;

    /** A corner that a map gives back a hand's breadth beside itself has not been moved. */
    private static final double UNMOVED_METRES = 0.1;

    private final EditGround ground;
    private final LocalDate today;
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    EditPlanner(EditGround ground, LocalDate today) {
        this.ground = ground;
        this.today = today;
        ground.areas().values().forEach(area -> codes.add(area.code()));
    }

    EditPlan plan(AreaEdit edit) {
        if (edit.validFrom().isAfter(today)) {
            error(EditProblem.TOO_LATE, edit.validFrom());
        }
        return switch (edit) {
            case AreaEdit.Draw draw -> draw(draw);
            case AreaEdit.Redraw redraw -> redraw(redraw);
            case AreaEdit.Split split -> split(split);
            case AreaEdit.Merge merge -> merge(merge);
        };
    }

    private EditPlan draw(AreaEdit.Draw draw) {
        checkDraft(draw.draft());
        return EditOutline.polygons(draw.geoJson(), problems)
                .map(drawn -> alongNeighbours(drawn, draw.draft().kind(), Set.of()))
                .map(outline -> plan(List.of(new EditPlan.Shape(null, draw.draft(), outline)), Set.of()))
                .orElseGet(() -> EditPlan.refused(problems));
    }

    private EditPlan redraw(AreaEdit.Redraw redraw) {
        var area = editable(redraw.areaId());
        var drawn = EditOutline.polygons(redraw.geoJson(), problems);
        if (area == null || drawn.isEmpty()) {
            return EditPlan.refused(problems);
        }
        checkNotBefore(area, redraw.validFrom());
        var before = ground.shapes().get(area.id());
        var outline = drawn.get();
        if (before != null) {
            outline = Snapping.snap(outline, List.of(before), around(outline), UNMOVED_METRES);
        }
        outline = alongNeighbours(outline, area.kind(), Set.of(area.id()));
        return plan(List.of(new EditPlan.Shape(area, null, outline)), Set.of());
    }

    private EditPlan split(AreaEdit.Split split) {
        var area = retirable(split.areaId(), split.validFrom());
        var line = EditOutline.line(split.lineGeoJson());
        if (line == null) {
            error(EditProblem.NOT_A_LINE);
        }
        if (area == null || line == null) {
            return EditPlan.refused(problems);
        }
        var outline = ground.shape(area.id());
        var pieces = EditOutline.cut(outline, longer(line));
        if (pieces.size() <= outline.getNumGeometries()) {
            error(EditProblem.NO_CUT, area.name());
            return EditPlan.refused(problems);
        }
        if (pieces.size() != split.parts().size()) {
            error(EditProblem.PARTS_WITHOUT_NAMES, pieces.size(), split.parts().size());
        }
        split.parts().forEach(this::checkDraft);
        split.parts().stream().filter(part -> !isLevel(part, area)).forEach(part -> error(EditProblem.OTHER_LEVEL));
        var shapes = IntStream.range(0, pieces.size())
                .mapToObj(i -> new EditPlan.Shape(
                        null, i < split.parts().size() ? split.parts().get(i) : null, pieces.get(i)))
                .toList();
        return plan(shapes, Set.of(area.id()));
    }

    private EditPlan merge(AreaEdit.Merge merge) {
        checkDraft(merge.draft());
        if (merge.areaIds().size() < 2) {
            error(EditProblem.TOO_FEW);
        }
        var olds = new ArrayList<AreaSummary>();
        for (long id : merge.areaIds().stream().sorted().toList()) {
            var area = retirable(id, merge.validFrom());
            if (area != null) {
                olds.add(area);
            }
        }
        if (olds.size() < merge.areaIds().size() || olds.size() < 2) {
            return EditPlan.refused(problems);
        }
        if (olds.stream().anyMatch(area -> !isLevel(merge.draft(), area))) {
            error(EditProblem.OTHER_LEVEL);
        }
        var outlines = olds.stream().map(area -> ground.shape(area.id())).toList();
        var whole = EditOutline.joined(outlines, LocalProjection.around(outlines), AreaEditor.SNAP_METRES);
        if (whole.getNumGeometries()
                > outlines.stream().mapToInt(Geometry::getNumGeometries).max().orElse(1)) {
            problems.add(ImportProblem.warning(EditProblem.APART, "", whole.getNumGeometries()));
        }
        return plan(List.of(new EditPlan.Shape(null, merge.draft(), whole)), merge.areaIds());
    }

    private EditPlan plan(List<EditPlan.Shape> shapes, Set<Long> retired) {
        return new EditPlan(shapes, retired, problems);
    }

    private Geometry alongNeighbours(Geometry outline, AreaKind kind, Set<Long> itself) {
        var neighbours = ground.near(List.of(outline), kind.level(), itself, AROUND_METRES).stream()
                .map(area -> ground.shape(area.id()))
                .toList();
        return Snapping.snap(outline, neighbours, around(outline), AreaEditor.SNAP_METRES);
    }

    private static LocalProjection around(Geometry outline) {
        return LocalProjection.around(List.of(outline));
    }

    /** Topology in degrees is safe, lengths in degrees are not: the ends grow in metres. */
    private static LineString longer(LineString line) {
        var projection = around(line);
        var metres = (LineString) projection.toMetres(line);
        return (LineString) projection.toLonLat(EditOutline.extended(metres, AreaEditor.SNAP_METRES));
    }

    private @Nullable AreaSummary editable(long id) {
        var area = ground.find(id).orElse(null);
        if (area == null) {
            error(EditProblem.NO_AREA);
        } else if (area.retiredOn() != null) {
            error(EditProblem.RETIRED, area.name(), area.retiredOn());
            return null;
        }
        return area;
    }

    private @Nullable AreaSummary retirable(long id, LocalDate validFrom) {
        var area = editable(id);
        if (area == null) {
            return null;
        }
        if (!ground.shapes().containsKey(id)) {
            error(EditProblem.NO_OUTLINE, area.name());
            return null;
        }
        boolean above = ground.areas().values().stream()
                .anyMatch(below -> below.retiredOn() == null && Long.valueOf(id).equals(below.parentId()));
        if (above) {
            error(EditProblem.HAS_AREAS_BELOW, area.name());
        }
        checkNotBefore(area, validFrom.minusDays(1));
        return area;
    }

    private void checkNotBefore(AreaSummary area, LocalDate day) {
        var since = ground.since().get(area.id());
        if (since != null && day.isBefore(since)) {
            error(EditProblem.TOO_EARLY, area.name(), since);
        }
    }

    private void checkDraft(AreaDraft draft) {
        if (draft.code().isEmpty()) {
            error(EditProblem.CODE_MISSING);
        } else if (draft.code().length() > BoundaryImport.CODE_MAX) {
            error(EditProblem.CODE_TOO_LONG, BoundaryImport.CODE_MAX);
        } else if (!codes.add(draft.code())) {
            error(EditProblem.CODE_EXISTS, draft.code());
        }
        if (draft.name().isEmpty()) {
            error(EditProblem.NAME_MISSING);
        } else if (draft.name().length() > BoundaryImport.NAME_MAX) {
            error(EditProblem.NAME_TOO_LONG, BoundaryImport.NAME_MAX);
        }
        checkParent(draft);
    }

    private void checkParent(AreaDraft draft) {
        if (draft.parentId() == null) {
            if (!ground.everywhere()) {
                error(EditProblem.PARENT_MISSING);
            }
            return;
        }
        var parent = ground.find(draft.parentId()).orElse(null);
        boolean above = parent != null
                && parent.retiredOn() == null
                && parent.kind().compareTo(draft.kind()) < 0
                && parent.kind().compareTo(AreaKind.MUNICIPALITY) <= 0;
        if (!above) {
            error(EditProblem.PARENT_NOT_ABOVE);
        }
    }

    private static boolean isLevel(AreaDraft draft, AreaSummary old) {
        return old.kind().level().contains(draft.kind());
    }

    private void error(EditProblem problem, Object... args) {
        problems.add(ImportProblem.error(problem, "", args));
    }
}
