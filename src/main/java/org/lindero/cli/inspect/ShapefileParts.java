package org.lindero.cli.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts the parts of a shapefile that lie beside each other into the archive that an import wants. */
final class ShapefileParts {

    private static final Set<String> PARTS = Set.of("shp", "shx", "dbf", "prj", "cpg");

    private ShapefileParts() {}

    static boolean isShapefile(String name) {
        return extension(name).equals("shp");
    }

    static byte[] zipped(Path shp) throws IOException {
        var stem = stem(String.valueOf(shp.getFileName()));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var beside = Files.list(shp.toAbsolutePath().getParent())) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var part : beside.filter(Files::isRegularFile).toList()) {
                var name = String.valueOf(part.getFileName());
                if (stem(name).equalsIgnoreCase(stem) && PARTS.contains(extension(name))) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(part, zip);
                    zip.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
