package org.lindero.area;

import java.util.List;

/**
 * What undoing an import would do.
 *
 * @param effects what would change, in numbers
 * @param obstacles what depends on the import and would have to go first; empty when it can be undone
 */
public record UndoCheck(List<Sentence> effects, List<Sentence> obstacles) {

    /** A sentence by its key, and what it quotes: texts, numbers, instants. */
    public record Sentence(String key, List<Object> args) {

        public Sentence {
            args = List.copyOf(args);
        }

        public static Sentence of(String key, Object... args) {
            return new Sentence(key, List.of(args));
        }
    }

    public UndoCheck {
        effects = List.copyOf(effects);
        obstacles = List.copyOf(obstacles);
    }

    /** Whether nothing stands in the way. */
    public boolean isPossible() {
        return obstacles.isEmpty();
    }
}
