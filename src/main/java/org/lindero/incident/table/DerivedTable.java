package org.lindero.incident.table;

import java.util.List;
import org.lindero.area.ImportProblem;

/** A table that is made of another row by row; what it does not say otherwise is as in that one. */
abstract class DerivedTable implements Table {

    private final Table source;
    private final List<String> headings;

    DerivedTable(Table source, List<String> headings) {
        this.source = source;
        this.headings = List.copyOf(headings);
    }

    final Table source() {
        return source;
    }

    @Override
    public final String name() {
        return source.name();
    }

    @Override
    public final List<String> headings() {
        return headings;
    }

    @Override
    public final boolean decimalComma() {
        return source.decimalComma();
    }

    @Override
    public List<ImportProblem> problems() {
        return source.problems();
    }
}
