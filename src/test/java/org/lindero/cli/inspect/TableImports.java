package org.lindero.cli.inspect;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.lindero.area.AreaCodes;
import org.lindero.area.ImportProblem;
import org.lindero.area.PointLocator;
import org.lindero.incident.CountColumns;
import org.lindero.incident.CountReader;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointReader;
import org.lindero.incident.ShapeGuess;
import org.lindero.incident.table.FileProblem;
import org.lindero.incident.table.Geopoints;
import org.lindero.incident.table.MarkedCopy;
import org.lindero.incident.table.Marks;
import org.lindero.incident.table.Reading;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import org.lindero.incident.table.WorkbookFile;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Takes a file through both imports of tables as the pages do: in every shape, with its marks, up to what would be stored. */
final class TableImports {

    private static final AreaCodes CODES = new AreaCodes(List.of("A-001", "A-002", "A-1", "A-2", "A-3"));
    private static final PointLocator WORLD =
            new PointLocator(List.of(new GeometryFactory().toGeometry(new Envelope(-180, 180, -90, 90))));

    private TableImports() {}

    /** Reads a file; one that cannot be read says why. */
    static void read(String name, byte[] bytes) throws IOException {
        var file = TableFile.open(name, bytes);
        var table = file.table();
        if (!table.isReadable()) {
            return;
        }
        for (var shape : Shape.values()) {
            count(table, shape);
        }
        var places = Geopoints.spread(table);
        PointReader.read(places, PointColumns.guess(places), WORLD);
        if (!(file instanceof WorkbookFile)) {
            return; // of any other file the copy is written anew from its texts
        }
        var marks = new Marks(problem -> problem.code().key());
        table.samples().stream().limit(3).forEach(row -> {
            var place = row.place(0);
            marks.add(place, ImportProblem.errorAt(FileProblem.BROKEN_ROW, name, place.row(), place.label()));
        });
        new MarkedCopy(file, Reading.AUTOMATIC, marks, "!").write(OutputStream.nullOutputStream());
    }

    private static void count(Table table, Shape shape) {
        var shaped = ShapeGuess.of(table, shape).apply(table);
        var choices = new Choices(true, Repeats.ADD_UP, true, shape == Shape.NESTED, null);
        var counts = CountReader.read(shaped, CountColumns.guess(shaped, shape), CODES, choices);
        if (counts.counts().stream().anyMatch(count -> !Double.isFinite(count.count()) || count.count() < 0)) {
            throw new IllegalStateException("a count that is none");
        }
    }
}
