package org.lindero.cli.inspect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.lindero.area.TextEncoding;
import org.lindero.incident.table.Reading;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;

/** Inspects a table in a text file. */
final class TableInspector {

    private final Table table;
    private final Reading reading;
    private final Sentences sentences;
    private final List<ValueType.Guess> guesses;
    private final List<Inspection.Problem> problems = new ArrayList<>();
    private final List<Integer> repeated = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private int rows;

    private TableInspector(TableFile file, Sentences sentences) {
        reading = file.detect(Reading.AUTOMATIC);
        table = file.table(reading);
        this.sentences = sentences;
        guesses =
                table.headings().stream().map(heading -> new ValueType.Guess()).toList();
    }

    static Inspection inspect(TableFile file, byte[] bytes, Sentences sentences) {
        return new TableInspector(file, sentences).inspect(bytes);
    }

    private Inspection inspect(byte[] bytes) {
        table.problems().forEach(problem -> problems.add(sentences.of(problem, "row")));
        var broken = table.isReadable() ? table.forEach(this::row) : null;
        if (broken != null) {
            problems.add(sentences.of(broken, "row"));
        }
        boolean text = reading.delimiter() != null;
        return new Inspection(
                table.isReadable() ? (text ? "CSV" : "records") : null,
                text || !table.isReadable() ? TextEncoding.name(bytes) : null,
                text && table.isReadable() ? String.valueOf(reading.delimiter()) : null,
                null,
                Map.of(Inspection.ALL, rows),
                IntStream.range(0, guesses.size())
                        .mapToObj(i -> new Inspection.Field(
                                null, table.headings().get(i), guesses.get(i).type()))
                        .toList(),
                null,
                null,
                repeated,
                null,
                null,
                null,
                problems,
                table.isReadable() && broken == null);
    }

    private void row(Row row) {
        rows++;
        for (int i = 0; i < guesses.size(); i++) {
            guesses.get(i).add(row.cell(i));
        }
        var misfit = row.misfit();
        if (misfit != null) {
            problems.add(sentences.of(misfit, "row"));
        }
        if (!seen.add(fingerprint(row))) {
            repeated.add(row.number());
        }
    }

    /** 64 bits (FNV-1a) stand for a row: a million whole rows would fill the memory, and two alike by chance are one in 10^7 such files. */
    private long fingerprint(Row row) {
        long hash = 0xcbf29ce484222325L;
        for (int column = 0; column < guesses.size(); column++) {
            var cell = row.cell(column);
            for (int i = 0; i < cell.length(); i++) {
                hash = (hash ^ cell.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0xFFFF) * 0x100000001b3L;
        }
        return hash;
    }
}
