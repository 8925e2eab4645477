package org.lindero.area;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;

/** Opens an archive that somebody sent: in memory, and only as far as it is sane. */
public final class SafeZip {

    static final long MAX_UNPACKED_BYTES = 400L << 20;
    private static final long MAX_RATIO = 120;
    private static final long RATIO_COUNTS_FROM = 8L << 20;
    private static final int MAX_ENTRIES = 2_000;

    private SafeZip() {}

    /** The files with these extensions (lower case, no dot), by their path in the archive. */
    public static Map<String, byte[]> read(String fileName, byte[] archive, Set<String> extensions) {
        if (!hasDirectory(archive)) {
            throw refuse(BoundaryProblem.ZIP_BROKEN, fileName);
        }
        var files = new LinkedHashMap<String, byte[]>();
        long unpacked = 0;
        int entries = 0;
        // Names may be in any old code page; as Latin-1 none of them is malformed, and only extensions matter.
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.ISO_8859_1)) {
            var buffer = new byte[1 << 16];
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var path = entry.getName().replace('\\', '/'); // some Windows programs write backslashes
                if (isUnsafe(path)) {
                    throw refuse(BoundaryProblem.ZIP_PATH, fileName, path);
                }
                boolean wanted =
                        !entry.isDirectory() && !path.startsWith("__MACOSX/") && extensions.contains(extension(path));
                var bytes = new ByteArrayOutputStream();
                for (int n = zip.read(buffer); n > 0; n = zip.read(buffer)) {
                    unpacked += n;
                    if (swells(unpacked, archive.length)) {
                        throw refuse(BoundaryProblem.ZIP_SWELLS, fileName, MAX_UNPACKED_BYTES >> 20);
                    }
                    if (wanted) {
                        bytes.write(buffer, 0, n);
                    }
                }
                if (wanted) {
                    files.put(path, bytes.toByteArray());
                }
                if (++entries > MAX_ENTRIES) {
                    throw refuse(BoundaryProblem.ZIP_SWELLS, fileName, MAX_UNPACKED_BYTES >> 20);
                }
            }
        } catch (IOException broken) {
            throw refuse(BoundaryProblem.ZIP_BROKEN, fileName);
        }
        return files;
    }

    static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The path without its extension, so that the parts of a shapefile find each other. */
    static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** An archive ends with its directory; one that was cut off reads well up to the cut and would pass for a smaller one. */
    private static boolean hasDirectory(byte[] archive) {
        for (int i = archive.length - 22; i >= 0 && i > archive.length - (1 << 16) - 22; i--) {
            if (archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 5 && archive[i + 3] == 6) {
                return true;
            }
        }
        return false;
    }

    private static boolean swells(long unpacked, long packed) {
        return unpacked > MAX_UNPACKED_BYTES || (unpacked > RATIO_COUNTS_FROM && unpacked / packed > MAX_RATIO);
    }

    private static boolean isUnsafe(String path) {
        return path.startsWith("/")
                || path.indexOf(':') >= 0
                || Arrays.asList(path.split("/", -1)).contains("..");
    }

    private static UnreadableFileException refuse(BoundaryProblem problem, String fileName, Object... args) {
        return new UnreadableFileException(ImportProblem.error(problem, fileName, args));
    }
}
