package org.lindero.area;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a zipped shapefile together: shapes, table, coordinate system, encoding. */
final class ShapefileReader {

    private final String fileName;
    private final Map<String, byte[]> files;
    private final @Nullable Charset encoding;

    private ShapefileReader(String fileName, Map<String, byte[]> files, @Nullable Charset encoding) {
        this.fileName = fileName;
        this.files = files;
        this.encoding = encoding;
    }

    /** @param files the parts, by their paths in the archive */
    static RawLayer read(String fileName, Map<String, byte[]> files, BoundaryReading reading) {
        return new ShapefileReader(fileName, files, reading.encoding()).read(reading.layer());
    }

    private RawLayer read(@Nullable String layer) {
        var stem = stem(layer);
        var shp = part(stem, "shp");
        if (shp == null) {
            throw refuse(BoundaryProblem.NO_SHAPEFILE);
        }
        if (shp.length >= 100 && !ShapeGeometryReader.holdsPolygons(shp)) {
            throw refuse(BoundaryProblem.NOT_A_POLYGON);
        }
        var problems = new ArrayList<ImportProblem>();
        var table = table(stem, problems);
        var rows = new ArrayList<RawLayer.Row>();
        try {
            var shapes = ShapeGeometryReader.read(shp, part(stem, "shx"));
            for (int i = 0; i < shapes.size(); i++) {
                var attributes = i < table.rows().size() ? table.rows().get(i) : Map.<String, String>of();
                rows.add(new RawLayer.Row(i + 1, shapes.get(i), attributes));
            }
        } catch (DamagedRecordException damaged) {
            throw damaged(BoundaryProblem.BROKEN_SHAPEFILE, damaged);
        }
        var charset = table.charset();
        return new RawLayer(
                BoundaryFormat.SHAPEFILE,
                charset == null ? null : charset.name(),
                table.fields(),
                rows,
                coordinateSystem(stem),
                problems);
    }

    private String stem(@Nullable String layer) {
        var stems = new LinkedHashMap<String, String>();
        files.keySet().stream()
                .filter(path -> SafeZip.extension(path).equals("shp"))
                .map(SafeZip::stem)
                .forEach(stem -> stems.put(stem, stem));
        if (stems.isEmpty()) {
            throw refuse(BoundaryProblem.NO_SHAPEFILE);
        }
        return LayerChoice.of(fileName, stems, layer);
    }

    private DbfReader.Table table(String stem, List<ImportProblem> problems) {
        var dbf = part(stem, "dbf");
        if (dbf == null) {
            problems.add(ImportProblem.warning(BoundaryProblem.NO_TABLE, fileName));
            return new DbfReader.Table(null, List.of(), List.of());
        }
        var cpg = part(stem, "cpg");
        try {
            return encoding != null
                    ? DbfReader.read(dbf, encoding)
                    : DbfReader.read(dbf, cpg == null ? null : TextEncoding.decode(cpg));
        } catch (DamagedRecordException damaged) {
            throw damaged(BoundaryProblem.BROKEN_TABLE, damaged);
        }
    }

    private @Nullable CoordinateSystem coordinateSystem(String stem) {
        var prj = part(stem, "prj");
        return prj == null
                ? null
                : CoordinateSystem.ofWkt(TextEncoding.decode(prj)).orElse(null);
    }

    private byte @Nullable [] part(String stem, String extension) {
        for (var file : files.entrySet()) {
            if (SafeZip.stem(file.getKey()).equalsIgnoreCase(stem)
                    && SafeZip.extension(file.getKey()).equals(extension)) {
                return file.getValue();
            }
        }
        return null;
    }

    private UnreadableFileException refuse(BoundaryProblem problem) {
        return new UnreadableFileException(ImportProblem.error(problem, fileName));
    }

    private UnreadableFileException damaged(BoundaryProblem problem, DamagedRecordException damaged) {
        return new UnreadableFileException(
                new ImportProblem(ImportProblem.Level.ERROR, problem, fileName, damaged.record(), null, List.of()));
    }
}
