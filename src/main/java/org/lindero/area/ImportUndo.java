package org.lindero.area;

/** Takes back what imports of some kind wrote. Each module that stores what files bring has one. */
public interface ImportUndo {

    /** Whether it is the one for imports of this kind. */
    boolean undoes(ImportRecord.Kind kind);

    /** What undoing would do, and what stands in its way; changes nothing. */
    UndoCheck check(long importId);

    /** Restores exactly what was there before; called only after a {@link #check} without obstacles, in the same transaction. */
    void undo(long importId);
}
