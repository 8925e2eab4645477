package org.lindero.incident.table;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** A file that cannot be read at all, or a table without anything in it but the reason. */
record RefusedFile(String name, ImportProblem problem) implements TableFile, Table {

    @Override
    public Table table(Reading reading) {
        return this;
    }

    @Override
    public List<String> headings() {
        return List.of();
    }

    @Override
    public boolean decimalComma() {
        return false;
    }

    @Override
    public List<ImportProblem> problems() {
        return List.of(problem);
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        return null;
    }
}
