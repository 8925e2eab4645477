package org.lindero.area;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is in an archive: a zipped shapefile, or the KML of a KMZ. */
final class ArchiveReader {

    private static final Set<String> PARTS = Set.of("shp", "shx", "dbf", "prj", "cpg", "kml");

    private static final Set<String> OTHERS = Set.of("zip", "xlsx", "xls", "csv");

    private ArchiveReader() {}

    static RawLayer read(String fileName, byte[] archive, BoundaryReading reading) {
        var files = SafeZip.read(fileName, archive, PARTS);
        boolean shapefile = files.keySet().stream().anyMatch(path -> hasExtension(path, "shp"));
        boolean kml = files.keySet().stream().anyMatch(path -> hasExtension(path, "kml"));
        if (!kml && !shapefile) {
            refuseOthers(fileName, archive);
        }
        return kml && !shapefile
                ? kmz(fileName, files, reading.layer())
                : ShapefileReader.read(fileName, files, reading);
    }

    /** A table or another archive inside is no shapefile that lacks its parts: it is named. */
    private static void refuseOthers(String fileName, byte[] archive) {
        for (var path : SafeZip.read(fileName, archive, OTHERS).keySet()) {
            throw new UnreadableFileException(ImportProblem.error(
                    hasExtension(path, "zip") ? BoundaryProblem.ZIP_IN_ZIP : BoundaryProblem.TABLE_IN_ZIP,
                    fileName,
                    path));
        }
    }

    /** The document at the root may only point at the others: those without a placemark are no layers. */
    private static RawLayer kmz(String fileName, Map<String, byte[]> files, @Nullable String chosen) {
        var layers = new LinkedHashMap<String, RawLayer>();
        files.forEach((path, bytes) -> {
            if (hasExtension(path, "kml")) {
                var read = KmlLayerReader.read(fileName, bytes, BoundaryFormat.KMZ);
                if (!read.rows().isEmpty()) {
                    layers.put(SafeZip.stem(path), read);
                }
            }
        });
        if (layers.isEmpty()) {
            throw new UnreadableFileException(ImportProblem.error(BoundaryProblem.NO_FEATURES, fileName));
        }
        return LayerChoice.of(fileName, layers, chosen);
    }

    private static boolean hasExtension(String path, String extension) {
        return SafeZip.extension(path).equals(extension);
    }
}
