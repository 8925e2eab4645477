package org.lindero.area;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lindero.security.Roles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes boundaries by hand: draws, redraws, splits and merges areas, within the scope of whoever does it. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.IMPORTS)
public class AreaEditor {

    /** An outline that comes this close to a neighbour's is drawn along it: as far apart as neighbours may be. */
    public static final double SNAP_METRES = Contiguity.DEFAULT_TOLERANCE_METRES;

    private final AreaStore store;
    private final AreaScope scope;
    private final EditWriter writer;
    private final ObjectProvider<AreaUse> uses;
    private final Clock clock;

    AreaEditor(AreaStore store, AreaScope scope, EditWriter writer, ObjectProvider<AreaUse> uses, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.writer = writer;
        this.uses = uses;
        this.clock = clock;
    }

    /** What an edit would do; stores nothing. */
    public EditCheck check(AreaEdit edit) {
        var ground = ground();
        var plan = plan(edit, ground);
        if (plan.shapes().isEmpty()) {
            return new EditCheck(plan.problems(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var measures = new EditMeasures(ground, plan, level(edit, ground));
        var problems = new ArrayList<>(plan.problems());
        var outlines = measures.outlines();
        warnOfSize(outlines, level(edit, ground), problems);
        var overlaps = measures.overlaps();
        var gaps = measures.gaps();
        overlaps.forEach(overlap -> problems.add(warning(EditProblem.OVERLAP, overlap)));
        gaps.forEach(gap -> problems.add(warning(EditProblem.GAP, gap)));
        warnOutside(ground, plan, measures, problems);
        return new EditCheck(problems, outlines, measures.neighbours(), overlaps, gaps, usesOf(plan.edited()));
    }

    /**
     * Does an edit, all of it or nothing.
     *
     * @return its number in the {@link ImportHistory}, by which it can be undone
     * @throws ImportRefusedException when its check has errors
     */
    @Transactional
    public long apply(AreaEdit edit) {
        var ground = ground();
        var plan = plan(edit, ground);
        if (plan.problems().stream().anyMatch(ImportProblem::isError)
                || plan.shapes().isEmpty()) {
            throw new ImportRefusedException(plan.problems());
        }
        return writer.write(edit.validFrom(), plan, ground);
    }

    /** Boundaries in force of areas of the scope with every digit, as GeoJSON geometries by area: what an edit starts from. */
    public Map<Long, String> outlines(Collection<Long> areaIds) {
        var ground = ground();
        return areaIds.stream()
                .filter(id -> ground.mine().contains(id) && ground.shapes().containsKey(id))
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> GeoJsonText.of(ground.shape(id))));
    }

    private EditGround ground() {
        return EditGround.of(store, scope);
    }

    private EditPlan plan(AreaEdit edit, EditGround ground) {
        return new EditPlanner(ground, LocalDate.now(clock)).plan(edit);
    }

    private List<AreaUse.Use> usesOf(Set<Long> areaIds) {
        return uses.orderedStream().flatMap(use -> use.usesOf(areaIds).stream()).toList();
    }

    private static Set<AreaKind> level(AreaEdit edit, EditGround ground) {
        return switch (edit) {
            case AreaEdit.Draw draw -> draw.draft().kind().level();
            case AreaEdit.Redraw redraw -> ground.area(redraw.areaId()).kind().level();
            case AreaEdit.Split split -> ground.area(split.areaId()).kind().level();
            case AreaEdit.Merge merge -> merge.draft().kind().level();
        };
    }

    private static void warnOfSize(
            List<EditCheck.Outline> outlines, Set<AreaKind> level, List<ImportProblem> problems) {
        for (var outline : outlines) {
            double squareMetres = outline.areaKm2() * 1e6;
            if (level.stream().anyMatch(kind -> kind.isOddlyLarge(squareMetres))) {
                problems.add(ImportProblem.warning(EditProblem.ODDLY_LARGE, "", SurfaceText.of(squareMetres)));
            }
        }
    }

    private static void warnOutside(
            EditGround ground, EditPlan plan, EditMeasures measures, List<ImportProblem> problems) {
        var parents = plan.shapes().stream()
                .map(EditPlan.Shape::parentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (long parent : parents) {
            var outline = ground.shapes().get(parent);
            double outside = outline == null ? 0 : measures.outside(outline);
            if (outside > Overlaps.MIN_SQUARE_METRES) {
                problems.add(warning(EditProblem.OUTSIDE_PARENT, new EditCheck.Ground(ground.area(parent), outside)));
            }
        }
    }

    private static ImportProblem warning(EditProblem problem, EditCheck.Ground ground) {
        return ImportProblem.warning(problem, "", ground.neighbour().name(), SurfaceText.of(ground.squareMetres()));
    }
}
