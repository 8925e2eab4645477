package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lindero.area.ImportProblem;
import org.lindero.area.SafeZip;
import org.lindero.area.UnreadableFileException;

/** A zip with tables: one of any format, or several text files that are read one after the other, such as one a month. */
final class ArchiveFile implements TableFile {

    private static final Set<String> TABLES = Set.of("csv", "txt", "tsv", "xlsx", "xls", "json");

    private final String name;
    private final List<TableFile> parts;

    private ArchiveFile(String name, List<TableFile> parts) {
        this.name = name;
        this.parts = parts;
    }

    static TableFile open(String name, byte[] bytes) {
        var parts = new ArrayList<TableFile>();
        try {
            SafeZip.read(name, bytes, TABLES).forEach((path, content) -> {
                int magic = content.length < 4 ? 0 : content[0] << 8 | content[1];
                boolean workbook = magic == ('P' << 8 | 'K') && TableFile.isWorkbook(content);
                if (magic != ('P' << 8 | 'K') || workbook) { // no archives in archives
                    parts.add(TableFile.open(path, content));
                }
            });
        } catch (UnreadableFileException refused) {
            return new RefusedFile(name, refused.problem());
        }
        if (parts.isEmpty()) {
            return new RefusedFile(name, ImportProblem.error(FileProblem.NOT_A_TABLE, name));
        }
        return parts.size() == 1 ? parts.getFirst() : new ArchiveFile(name, parts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> sheets() {
        return parts.stream().map(TableFile::name).toList();
    }

    @Override
    public Reading detect(Reading wanted) {
        var inPart = chosen(wanted).detect(inside(wanted));
        return new Reading(
                inPart.charset(), inPart.delimiter(), inPart.decimalComma(), wanted.sheet(), inPart.headingRow());
    }

    @Override
    public Table table(Reading wanted) {
        if (wanted.sheet() != null) {
            return new JoinedTable(name, List.of(chosen(wanted).table(inside(wanted))));
        }
        return new JoinedTable(
                name, parts.stream().map(part -> part.table(inside(wanted))).toList());
    }

    private TableFile chosen(Reading wanted) {
        return parts.stream()
                .filter(part -> part.name().equals(wanted.sheet()))
                .findFirst()
                .orElse(parts.getFirst());
    }

    private static Reading inside(Reading wanted) {
        return new Reading(wanted.charset(), wanted.delimiter(), wanted.decimalComma(), null, wanted.headingRow());
    }
}
