package org.lindero.area;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes the files that the import tests read: archives, shapefiles, GeoJSON. */
public final class TestFiles {

    public static final String WGS84_PRJ =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]]";

    private TestFiles() {}

    public static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static Map<String, byte[]> unzip(byte[] archive) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return files;
    }

    /** The parts of a shapefile on disk, zipped. */
    public static byte[] zipped(Path shp) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var name = shp.getFileName().toString();
        var stem = name.substring(0, name.length() - 4);
        for (var extension : new String[] {"shp", "shx", "dbf", "prj", "cpg"}) {
            var part = shp.resolveSibling(stem + "." + extension);
            if (Files.exists(part)) {
                files.put(stem + "." + extension, Files.readAllBytes(part));
            }
        }
        return zip(files);
    }

    /** A shapefile of one-ring polygons; each ring is x1, y1, x2, y2 … */
    public static byte[] shp(double[]... rings) {
        var records = new ByteArrayOutputStream();
        int number = 1;
        for (var ring : rings) {
            int length = 4 + 32 + 8 + 4 + ring.length * 8;
            var record = ByteBuffer.allocate(8 + length);
            record.putInt(number++).putInt(length / 2);
            record.order(ByteOrder.LITTLE_ENDIAN).putInt(5).put(new byte[32]);
            record.putInt(1).putInt(ring.length / 2).putInt(0);
            for (double value : ring) {
                record.putDouble(value);
            }
            records.writeBytes(record.array());
        }
        var header = ByteBuffer.allocate(100);
        header.putInt(9994).putInt(24, (100 + records.size()) / 2);
        header.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 5);
        var file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(records.toByteArray());
        return file.toByteArray();
    }

    /** A table with the text columns CODIGO and NOMBRE. */
    public static byte[] dbf(Charset charset, String[]... rows) {
        int width = 20;
        var header = ByteBuffer.allocate(32 + 2 * 32 + 1).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3).position(4);
        header.putInt(rows.length).putShort((short) header.capacity()).putShort((short) (1 + 2 * width));
        int at = 32;
        for (var name : new String[] {"CODIGO", "NOMBRE"}) {
            header.position(at);
            header.put(name.getBytes(StandardCharsets.US_ASCII));
            header.put(at + 11, (byte) 'C').put(at + 16, (byte) width);
            at += 32;
        }
        header.put(at, (byte) 0x0D);
        var file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        for (var row : rows) {
            file.write(' ');
            for (var cell : row) {
                var padded = ByteBuffer.allocate(width);
                Arrays.fill(padded.array(), (byte) ' ');
                padded.put(cell.getBytes(charset));
                file.writeBytes(padded.array());
            }
        }
        return file.toByteArray();
    }

    /** A square of side {@code size} degrees whose lower left corner is at (x, y). */
    public static String square(double x, double y, double size) {
        return "[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]"
                .formatted(x, y, x + size, y, x + size, y + size, x, y + size, x, y);
    }

    public static String feature(String properties, String polygonCoordinates) {
        return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
                .formatted(properties, polygonCoordinates);
    }

    public static byte[] collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[%s]}"
                .formatted(String.join(",", features))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code columns × rows} squares of 0.01° in Mexico City's valley, coded {@code A-001} and on, row by row. */
    public static byte[] grid(int columns, int rows) {
        var features = new String[columns * rows];
        for (int i = 0; i < features.length; i++) {
            var code = "A-%03d".formatted(i + 1);
            features[i] = feature(
                    "\"codigo\":\"%s\",\"nombre\":\"Área %d\",\"zona\":\"Z%d\",\"poblacion\":%d"
                            .formatted(code, i + 1, i / columns % 2 + 1, 1000 + i),
                    square(-99.2 + 0.01 * (i % columns), 19.3 + 0.01 * (i / columns), 0.01));
        }
        return collection(features);
    }
}
