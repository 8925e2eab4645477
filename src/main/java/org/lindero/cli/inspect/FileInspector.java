package org.lindero.cli.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lindero.area.BoundarySurvey;
import org.lindero.area.TextEncoding;
import org.lindero.incident.table.FileProblem;
import org.lindero.incident.table.TableFile;
import org.lindero.incident.table.WorkbookFile;

/** Tells by its content what sort of file it is, and hands it to whoever inspects that sort. */
final class FileInspector {

    private static final int OLD_OFFICE = 0xD0CF11E0;
    private static final int ARCHIVE = 0x504B0304;
    private static final int SHAPEFILE = 9994;

    private FileInspector() {}

    static Inspection inspect(String name, byte[] bytes, @Nullable String layer, Sentences sentences) {
        int magic = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        boolean workbook = magic == OLD_OFFICE || (magic == ARCHIVE && TableFile.isWorkbook(bytes));
        if (workbook || !isOfBoundaries(magic, bytes)) {
            return table(TableFile.open(name, bytes), bytes, sentences);
        }
        var survey = BoundarySurvey.of(name, bytes, layer);
        var layers = LayerInspector.inspect(survey, sentences);
        if (layers.readable() || survey.isMisplaced() || magic == SHAPEFILE) {
            return layers;
        }
        var file = TableFile.open(name, bytes); // JSON and archives may hold either
        var table = table(file, bytes, sentences);
        return table.readable() || (survey.format() == null && isOfTables(file)) ? table : layers;
    }

    /** Whether it is known to hold tables, although none can be read. */
    private static boolean isOfTables(TableFile file) {
        return file.table().problems().stream()
                .anyMatch(problem ->
                        problem.code() == FileProblem.NO_SUBMISSIONS || problem.code() == FileProblem.DHIS2_XML);
    }

    private static Inspection table(TableFile file, byte[] bytes, Sentences sentences) {
        return file instanceof WorkbookFile workbook
                ? WorkbookInspector.inspect(workbook, sentences)
                : TableInspector.inspect(file, bytes, sentences);
    }

    private static boolean isOfBoundaries(int magic, byte[] bytes) {
        var start = TextEncoding.decode(Arrays.copyOf(bytes, Math.min(bytes.length, 256)))
                .stripLeading();
        return magic >>> 16 == 0x504B
                || magic == SHAPEFILE
                || start.startsWith("SQLite format 3")
                || start.startsWith("{")
                || start.startsWith("<");
    }
}
