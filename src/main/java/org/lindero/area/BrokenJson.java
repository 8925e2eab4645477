package org.lindero.area;

import tools.jackson.core.JacksonException;

/** Says where a text stops being JSON. */
final class BrokenJson {

    private BrokenJson() {}

    static UnreadableFileException refuse(String fileName, JacksonException broken) {
        var where = broken.getLocation();
        return new UnreadableFileException(ImportProblem.error(
                BoundaryProblem.BROKEN_JSON,
                fileName,
                where == null ? 1 : where.getLineNr(),
                where == null ? 1 : where.getColumnNr()));
    }
}
