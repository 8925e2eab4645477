package org.lindero.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.ImportHistory;
import org.lindero.area.ImportRecord;
import org.lindero.area.ImportUndo;
import org.lindero.area.UndoCheck;
import org.lindero.area.UndoCheck.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes back imports of counts and of incidents, and the outcomes that they registered where nothing else uses them. */
@Component
class CountUndo implements ImportUndo {

    private final CountMemory memory;
    private final ImportHistory history;
    private final AreaService areas;
    private final ObjectProvider<OutcomeUse> uses;

    CountUndo(CountMemory memory, ImportHistory history, AreaService areas, ObjectProvider<OutcomeUse> uses) {
        this.memory = memory;
        this.history = history;
        this.areas = areas;
        this.uses = uses;
    }

    @Override
    public boolean undoes(ImportRecord.Kind kind) {
        return kind == ImportRecord.Kind.COUNTS || kind == ImportRecord.Kind.POINTS;
    }

    @Override
    public UndoCheck check(long importId) {
        var mine = areas.list().stream().map(AreaSummary::id).collect(Collectors.toSet());
        if (!mine.containsAll(memory.areas(importId))) {
            return new UndoCheck(List.of(), List.of(Sentence.of("import.history.obstacle.scope")));
        }
        var obstacles = history.list(memory.later(importId)).stream()
                .map(later -> Sentence.of(
                        "import.history.obstacle.later", later.what().fileName(), later.at()))
                .toList();
        return new UndoCheck(effects(importId), obstacles);
    }

    @Override
    public void undo(long importId) {
        var registered = memory.registered(importId);
        memory.restore(importId);
        registered.stream()
                .filter(outcome -> !outcome.hasOtherCounts() && users(outcome).isEmpty())
                .forEach(outcome -> memory.removeOutcome(outcome.id()));
    }

    private List<Sentence> effects(long importId) {
        var effects = new ArrayList<Sentence>();
        long replaced = memory.replaced(importId);
        effects.add(Sentence.of("import.history.effect.countsGo", memory.written(importId) - replaced));
        effects.add(Sentence.of("import.history.effect.countsBack", replaced));
        long points = memory.points(importId);
        long replacedPoints = memory.replacedPoints(importId);
        if (points + replacedPoints > 0) {
            effects.add(Sentence.of("import.history.effect.points", points, replacedPoints));
        }
        memory.registered(importId).forEach(outcome -> effects.add(fate(outcome)));
        return effects;
    }

    private Sentence fate(CountMemory.Registered outcome) {
        if (outcome.hasOtherCounts()) {
            return Sentence.of("import.history.effect.seriesHasMore", outcome.name());
        }
        var users = users(outcome);
        return users.isEmpty()
                ? Sentence.of("import.history.effect.seriesGoes", outcome.name())
                : Sentence.of("import.history.effect.seriesUsed", outcome.name(), String.join(", ", users));
    }

    private List<String> users(CountMemory.Registered outcome) {
        return uses.stream().flatMap(use -> use.usersOf(outcome.id()).stream()).toList();
    }
}
