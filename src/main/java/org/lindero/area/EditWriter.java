package org.lindero.area;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores edits of boundaries, with what the history needs to take them back. */
@Component
class EditWriter {

    private final AreaStore store;
    private final AreaVersionStore versions;
    private final AreaNeighbourhood neighbourhood;
    private final AreaPopulationStore populations;
    private final AreaMemory memory;
    private final ImportHistory history;

    EditWriter(
            AreaStore store,
            AreaVersionStore versions,
            AreaNeighbourhood neighbourhood,
            AreaPopulationStore populations,
            AreaMemory memory,
            ImportHistory history) {
        this.store = store;
        this.versions = versions;
        this.neighbourhood = neighbourhood;
        this.populations = populations;
        this.memory = memory;
        this.history = history;
    }

    /** Stores a plan without errors; returns its number in the history. */
    long write(LocalDate day, EditPlan plan, EditGround ground) {
        var edited = plan.edited();
        int made = plan.shapes().size() - plan.redrawn().size();
        long number = history.record(new ImportRecord(
                ImportRecord.Kind.EDIT, title(plan, ground), "", plan.shapes().size(), made, edited.size(), 0, 0));
        memory.remember(number, edited, edited);
        var idsByCode = insertMade(plan, ground);
        var changed = new HashSet<>(idsByCode.values());
        changed.addAll(edited);
        versions.retire(plan.retired(), day);
        versions.succeed(plan.retired(), idsByCode.values(), day);
        store.replaceBoundaries(boundaries(plan, idsByCode), day, "");
        if (made == 1 && plan.retired().size() > 1) {
            populations.addUp(plan.retired(), idsByCode.values().iterator().next());
        }
        memory.mark(number, changed);
        changed.removeAll(plan.retired());
        neighbourhood.computeAround(changed, ground.again(store));
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
                .map(draft ->
                        new AreaStore.Row(0, draft.code(), draft.name(), draft.kind(), draft.parentId(), zone, sector))
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

    /** What was edited, in words: names of the old areas and of what took their place. */
    private static String title(EditPlan plan, EditGround ground) {
        var result = plan.shapes().stream().map(EditPlan.Shape::name).collect(Collectors.joining(", "));
        var olds = plan.retired().stream()
                .map(id -> ground.area(id).name())
                .sorted()
                .collect(Collectors.joining(", "));
        return olds.isEmpty() ? result : olds + " → " + result;
    }
}
