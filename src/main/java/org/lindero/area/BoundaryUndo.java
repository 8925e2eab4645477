package org.lindero.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.UndoCheck.Sentence;
import org.lindero.security.ScopedUsers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes back imports of boundaries: new areas go, the others are as they were, and who is whose neighbour is found anew. */
@Component
class BoundaryUndo implements ImportUndo {

    private static final int NAMED = 5;

    private final AreaMemory memory;
    private final ImportStore history;
    private final AreaStore store;
    private final AreaScope scope;
    private final AreaNeighbourhood neighbourhood;
    private final ObjectProvider<AreaUse> uses;
    private final ScopedUsers users;

    BoundaryUndo(
            AreaMemory memory,
            ImportStore history,
            AreaStore store,
            AreaScope scope,
            AreaNeighbourhood neighbourhood,
            ObjectProvider<AreaUse> uses,
            ScopedUsers users) {
        this.memory = memory;
        this.history = history;
        this.store = store;
        this.scope = scope;
        this.neighbourhood = neighbourhood;
        this.uses = uses;
        this.users = users;
    }

    @Override
    public boolean undoes(ImportRecord.Kind kind) {
        return kind == ImportRecord.Kind.BOUNDARIES;
    }

    @Override
    public UndoCheck check(long importId) {
        var made = memory.made(importId);
        var replaced = memory.replaced(importId);
        var obstacles = new ArrayList<Sentence>();
        if (isOutsideScope(made, replaced)) {
            return new UndoCheck(List.of(), List.of(Sentence.of("import.history.obstacle.scope")));
        }
        obstacles.addAll(AreaMemory.obstacles(history.find(memory.later(importId))));
        addNamed(obstacles, "import.history.obstacle.inside", memory.inside(made));
        if (!made.isEmpty()) {
            uses.stream()
                    .flatMap(use -> use.usesOf(made).stream())
                    .collect(Collectors.groupingBy(AreaUse.Use::kind))
                    .forEach((kind, some) -> addNamed(
                            obstacles,
                            "import.history.obstacle.use." + kind,
                            some.stream().map(AreaUse.Use::name).distinct().toList()));
            addNamed(obstacles, "import.history.obstacle.use.USER", users.limitedTo(made));
        }
        return new UndoCheck(effects(importId, made), obstacles);
    }

    @Override
    public void undo(long importId) {
        var kinds = memory.kinds(importId);
        memory.restore(importId, memory.made(importId));
        kinds.stream().map(AreaKind::level).distinct().forEach(neighbourhood::compute);
    }

    private boolean isOutsideScope(Set<Long> made, Set<Long> replaced) {
        if (scope.isEverywhere()) {
            return false;
        }
        var mine = scope.narrow(store.all()).stream().map(AreaSummary::id).collect(Collectors.toSet());
        var touched = new HashSet<>(made);
        touched.addAll(replaced);
        return !mine.containsAll(touched);
    }

    private List<Sentence> effects(long importId, Set<Long> made) {
        return List.of(
                Sentence.of("import.history.effect.areasGo", made.size()),
                Sentence.of("import.history.effect.areasBack", memory.changed(importId)),
                Sentence.of("import.history.effect.neighbours"));
    }

    private static void addNamed(List<Sentence> obstacles, String key, Collection<String> names) {
        if (!names.isEmpty()) {
            var some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
            obstacles.add(Sentence.of(key, names.size() > NAMED ? some + " …" : some, names.size()));
        }
    }
}
