package org.lindero.cli.evaluate.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.lindero.area.ImportProblem;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.TableFile;
import org.lindero.shared.Texts;

/** A CSV file whose rows are all as wide as its heading; anything else is refused with its row. */
public final class Table {

    /** What a number may look like: no thousands separators, no decimal comma, no words. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final org.lindero.incident.table.Table file;

    private Table(org.lindero.incident.table.Table file) {
        this.file = file;
    }

    static Table read(Path path) {
        try {
            var file = TableFile.readText(String.valueOf(path.getFileName()), Files.readAllBytes(path));
            file.problems().forEach(Table::refuse);
            return new Table(file);
        } catch (IOException failed) {
            throw new DesignException(path.toString(), "cannot be read");
        }
    }

    /** The file's name, for messages. */
    public String name() {
        return file.name();
    }

    /** The place of a column in every row. */
    public int column(ColumnName column) {
        int index = file.column(column.name());
        if (index < 0) {
            throw new DesignException(
                    column.place(),
                    "%s has no column %s; it has %s"
                            .formatted(
                                    name(), DesignException.quote(column.name()), String.join(", ", file.headings())));
        }
        if (file.isRepeated(column.name())) {
            throw new DesignException(
                    column.place(), "%s has two columns %s".formatted(name(), DesignException.quote(column.name())));
        }
        return index;
    }

    /** Hands over every row in turn. */
    public void forEach(Consumer<Row> consumer) {
        var broken = file.forEach(row -> {
            var misfit = row.misfit();
            if (misfit != null) {
                refuse(misfit);
            }
            consumer.accept(row);
        });
        if (broken != null) {
            refuse(broken);
        }
    }

    /** The number in a cell; not-a-number when it is empty. */
    public double number(Row row, int column) {
        var text = row.cell(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw wrong(
                    row.number(),
                    column,
                    DesignException.quote(text) + " is not a number; a missing one is left empty");
        }
        return number;
    }

    void requireFilled(Row row, int column) {
        if (row.cell(column).isEmpty()) {
            throw wrong(row.number(), column, "is empty");
        }
    }

    /** What is wrong with a cell. */
    public DesignException wrong(int row, int column, String problem) {
        return new DesignException(place(row, column), problem);
    }

    /** A cell by its file, row and heading. */
    String place(int row, int column) {
        return "%s, row %d, column %s"
                .formatted(name(), row, DesignException.quote(file.headings().get(column)));
    }

    static void refuse(ImportProblem problem) {
        var place = problem.row() == null ? problem.file() : problem.file() + ", row " + problem.row();
        throw new DesignException(
                place,
                Texts.get(Locale.ENGLISH, problem.code().key(), problem.args().toArray()));
    }
}
