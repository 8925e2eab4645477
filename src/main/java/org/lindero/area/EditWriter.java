package org.lindero.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaEditStore.Role;
import org.lindero.area.AreaEditStore.Touched;
import org.lindero.security.AuditTrail;
import org.lindero.shared.NotFoundException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Stores edits of boundaries and takes them back. */
@Component
class EditWriter {

    private final AreaStore store;
    private final AreaEditStore edits;
    private final AreaNeighbourhood neighbourhood;
    private final AuditTrail audit;

    EditWriter(AreaStore store, AreaEditStore edits, AreaNeighbourhood neighbourhood, AuditTrail audit) {
        this.store = store;
        this.edits = edits;
        this.neighbourhood = neighbourhood;
        this.audit = audit;
    }

    /** Stores a plan without errors; returns the number of the edit. */
    long write(AreaEdit edit, EditPlan plan, EditGround ground) {
        var day = edit.validFrom();
        var kind = kind(edit);
        long number = edits.add(kind, day);
        var made = insertMade(plan, ground);
        var madeIds = Set.copyOf(made.values());
        var redrawn = plan.redrawn();
        edits.touch(number, plan.retired(), Role.RETIRED, day);
        edits.touch(number, redrawn, Role.REDRAWN, day);
        edits.touch(number, madeIds, Role.MADE, day);
        edits.retire(plan.retired(), day);
        edits.succeed(plan.retired(), madeIds, day);
        store.replaceBoundaries(boundaries(plan, made), day, "");
        computeAround(List.of(redrawn, madeIds), ground);
        audit.record("area.edit." + kind.toLowerCase(Locale.ROOT), names(plan), day.toString());
        return number;
    }

    private static List<AreaStore.Boundary> boundaries(EditPlan plan, Map<String, Long> made) {
        var squareMetres = EditMeasures.squareMetres(plan);
        return IntStream.range(0, plan.shapes().size())
                .mapToObj(i -> {
                    var shape = plan.shapes().get(i);
                    return new AreaStore.Boundary(id(shape, made), shape.lonLat(), squareMetres.get(i));
                })
                .toList();
    }

    private static long id(EditPlan.Shape shape, Map<String, Long> made) {
        var area = shape.area();
        return area != null
                ? area.id()
                : Objects.requireNonNull(
                        made.get(Objects.requireNonNull(shape.draft()).code()));
    }

    private Map<String, Long> insertMade(EditPlan plan, EditGround ground) {
        var olds = plan.retired().stream().map(ground::area).toList();
        var zone = common(olds, AreaSummary::zone);
        var sector = common(olds, AreaSummary::sector);
        var rows = plan.shapes().stream()
                .map(EditPlan.Shape::draft)
                .filter(Objects::nonNull)
                .map(draft -> new AreaStore.Row(
                        0, draft.code(), draft.name(), draft.kind(), draft.parentId(), zone, sector, null, null))
                .toList();
        store.insert(rows);
        var codes = rows.stream().map(AreaStore.Row::code).collect(Collectors.toSet());
        var made = new HashMap<String, Long>();
        store.all().stream()
                .filter(area -> codes.contains(area.code()))
                .forEach(area -> made.put(area.code(), area.id()));
        return made;
    }

    /** What all olds agree on goes to the new ones. */
    private static @Nullable String common(List<AreaSummary> olds, Function<AreaSummary, @Nullable String> grouping) {
        var values = new HashSet<@Nullable String>();
        olds.forEach(old -> values.add(grouping.apply(old)));
        return values.size() == 1 ? values.iterator().next() : null;
    }

    /** Takes an edit back as a whole. */
    void undo(long number, EditGround ground) {
        var edit = edits.find(number).orElseThrow(() -> new NotFoundException("Edit", number));
        var touched = edits.touched(number);
        if (!touched.stream().allMatch(area -> ground.mine().contains(area.areaId()))) {
            throw new NotFoundException("Edit", number);
        }
        checkUndoable(edit);
        var day = edit.validFrom();
        var made = ids(touched, Role.MADE);
        var retired = ids(touched, Role.RETIRED);
        var redrawn = ids(touched, Role.REDRAWN);
        edits.markUndone(number);
        edits.removeBoundaries(redrawn, day);
        edits.removeBoundaries(made, day);
        remove(made, ground);
        edits.restore(retired, day);
        edits.restore(redrawn, day);
        edits.putBackReplaced(number);
        computeAround(List.of(retired, redrawn), ground);
        audit.record("area.edit.undone", names(made, retired, redrawn, ground), day.toString());
    }

    private void checkUndoable(AreaEditStore.Recorded edit) {
        if (edit.undone()) {
            throw refused(EditProblem.ALREADY_UNDONE);
        }
        var later = new ArrayList<>(edits.editedLater(edit.id()));
        later.addAll(edits.redrawnOtherwise(edit.id()));
        if (!later.isEmpty()) {
            throw refused(EditProblem.EDITED_LATER, String.join(", ", later));
        }
    }

    private void remove(Set<Long> made, EditGround ground) {
        try {
            edits.remove(made);
        } catch (DataIntegrityViolationException used) {
            throw refused(EditProblem.IN_USE, names(made, Set.of(), Set.of(), ground));
        }
    }

    private void computeAround(List<Set<Long>> changed, EditGround before) {
        var ids = changed.stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            neighbourhood.computeAround(ids, before.again(store));
        }
    }

    private static Set<Long> ids(List<Touched> touched, Role role) {
        return touched.stream()
                .filter(area -> area.role() == role)
                .map(Touched::areaId)
                .collect(Collectors.toSet());
    }

    private static String names(EditPlan plan) {
        return plan.shapes().stream().map(EditPlan.Shape::name).collect(Collectors.joining(", "));
    }

    private static String names(Set<Long> made, Set<Long> retired, Set<Long> redrawn, EditGround ground) {
        return List.of(made, retired, redrawn).stream()
                .flatMap(Set::stream)
                .map(id -> ground.area(id).name())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String kind(AreaEdit edit) {
        return switch (edit) {
            case AreaEdit.Draw draw -> "DRAW";
            case AreaEdit.Redraw redraw -> "REDRAW";
            case AreaEdit.Split split -> "SPLIT";
            case AreaEdit.Merge merge -> "MERGE";
        };
    }

    private static ImportRefusedException refused(EditProblem problem, Object... args) {
        return new ImportRefusedException(List.of(ImportProblem.error(problem, "", args)));
    }
}
