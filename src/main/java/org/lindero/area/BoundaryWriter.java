package org.lindero.area;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores imports of boundaries, with what the history needs to take them back. */
@Component
class BoundaryWriter {

    private final AreaStore store;
    private final AreaPopulationStore populations;
    private final ImportHistory history;
    private final AreaMemory memory;

    BoundaryWriter(AreaStore store, AreaPopulationStore populations, ImportHistory history, AreaMemory memory) {
        this.store = store;
        this.populations = populations;
        this.history = history;
        this.memory = memory;
    }

    /** Stores a rehearsal without errors. */
    void write(BoundaryDryRun outcome, List<BoundaryImport.Change> changes, BoundaryImportPlan plan) {
        long importId = history.record(outcome.record(plan.file()));
        var moved = changes.stream().filter(BoundaryImport.Change::moved).toList();
        memory.remember(
                importId,
                among(outcome, idsByCode()),
                moved.stream().map(change -> change.row().id()).toList());
        var rows = changes.stream().map(BoundaryImport.Change::row).toList();
        store.insert(rows.stream().filter(row -> row.id() == 0).toList());
        store.update(rows.stream().filter(row -> row.id() != 0).toList());
        var ids = idsByCode();
        store.replaceBoundaries(
                moved.stream()
                        .map(change ->
                                new AreaStore.Boundary(id(ids, change), change.lonLat(), change.areaSquareMetres()))
                        .toList(),
                plan.validFrom(),
                plan.file().name());
        populations.put(changes.stream()
                .flatMap(change -> change.populations().entrySet().stream()
                        .map(entry -> new AreaPopulationStore.Entry(
                                id(ids, change),
                                new AreaPopulation(
                                        entry.getKey(),
                                        entry.getValue(),
                                        plan.file().name()))))
                .toList());
        memory.mark(importId, among(outcome, ids));
    }

    private Map<String, Long> idsByCode() {
        var ids = new HashMap<String, Long>();
        store.all().forEach(area -> ids.put(area.code(), area.id()));
        return ids;
    }

    private static long id(Map<String, Long> ids, BoundaryImport.Change change) {
        return Objects.requireNonNull(ids.get(change.row().code()));
    }

    private static List<Long> among(BoundaryDryRun outcome, Map<String, Long> ids) {
        return outcome.lines().stream()
                .map(line -> ids.get(line.code()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
