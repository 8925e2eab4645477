package org.lindero.area;

import java.util.List;

/** An import was to be undone although something depends on it; nothing was changed. */
public class UndoRefusedException extends RuntimeException {

    private final transient List<UndoCheck.Sentence> obstacles;

    public UndoRefusedException(List<UndoCheck.Sentence> obstacles) {
        super(obstacles.toString());
        this.obstacles = List.copyOf(obstacles);
    }

    /** What stands in the way. */
    public List<UndoCheck.Sentence> obstacles() {
        return obstacles;
    }
}
