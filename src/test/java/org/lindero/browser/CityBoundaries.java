package org.lindero.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The police boundaries of Mexico City of 2016, as a person would zip them. */
final class CityBoundaries {

    private CityBoundaries() {}

    /** The 847 beats. */
    static byte[] beats(Path folder) throws IOException {
        return zipped(folder, "cuadrantes_population", "shp", "shx", "dbf", "prj", "cpg");
    }

    /** The 72 sectors that the beats lie in. */
    static byte[] sectors(Path folder) throws IOException {
        return zipped(folder, "sectores", "shp", "shx", "dbf", "prj");
    }

    private static byte[] zipped(Path folder, String layer, String... endings) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var ending : endings) {
                var name = layer + "." + ending;
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(folder.resolve(name), zip);
            }
        }
        return bytes.toByteArray();
    }
}
