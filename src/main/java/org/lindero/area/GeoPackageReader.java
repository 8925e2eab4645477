package org.lindero.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;

/**
 * Reads a feature layer of a GeoPackage (OGC 12-128), which is an SQLite database. It is opened from a temporary file that is
 * deleted afterwards, read-only and trusting nothing: only plain tables and plain columns are read, and only so much of them,
 * because views and generated columns can make endless rows of a few letters.
 */
final class GeoPackageReader {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_ROWS = 500_000;
    private static final long MAX_BYTES = SafeZip.MAX_UNPACKED_BYTES;
    private static final int STEPS_BETWEEN_LOOKS = 1_000_000;
    private static final int MAX_LOOKS = 2_000;

    private record Layer(String table, String column, int srs) {}

    private record Columns(List<String> fields, String key) {}

    private final String fileName;
    private final Connection database;
    private final List<RawLayer.Row> rows = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private long bytes;

    private GeoPackageReader(String fileName, Connection database) {
        this.fileName = fileName;
        this.database = database;
    }

    /** Whether the bytes start as an SQLite database does. */
    static boolean isDatabase(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static RawLayer read(String fileName, byte[] bytes, @Nullable String layer) {
        Path file = null;
        try {
            file = Files.createTempFile("lindero", ".gpkg");
            Files.write(file, bytes);
            return read(fileName, file, layer);
        } catch (IOException full) {
            throw new UncheckedIOException("no room for a temporary file", full);
        } finally {
            delete(file);
        }
    }

    private static RawLayer read(String fileName, Path file, @Nullable String layer) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(MAX_BYTES));
        // immutable: nobody else writes it, so that SQLite lays no journal beside it
        try (var database = config.createConnection("jdbc:sqlite:" + file.toUri() + "?immutable=1")) {
            ProgressHandler.setHandler(database, STEPS_BETWEEN_LOOKS, new Patience());
            return new GeoPackageReader(fileName, database).read(layer);
        } catch (SQLException damaged) {
            throw new UnreadableFileException(ImportProblem.error(BoundaryProblem.BROKEN_GEOPACKAGE, fileName));
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException locked) {
            file.toFile().deleteOnExit();
        }
    }

    /** Ends a query that would not end by itself. */
    private static final class Patience extends ProgressHandler {
        private int looks;

        @Override
        protected int progress() {
            return ++looks > MAX_LOOKS ? 1 : 0;
        }
    }

    private RawLayer read(@Nullable String chosen) throws SQLException {
        execute("pragma trusted_schema = off");
        execute("pragma cell_size_check = on");
        var layer = LayerChoice.of(fileName, layers(), chosen);
        var columns = columns(layer);
        readRows(layer, columns);
        return new RawLayer(
                BoundaryFormat.GEOPACKAGE, encoding(), columns.fields(), rows, system(layer.srs()), problems);
    }

    private Map<String, Layer> layers() throws SQLException {
        var layers = new LinkedHashMap<String, Layer>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery("""
                        select g.table_name, g.column_name, g.srs_id from gpkg_geometry_columns g
                        join sqlite_master m on m.name = g.table_name collate nocase
                        where m.type = 'table' and m.sql not like 'create virtual%' order by g.rowid""")) {
            while (found.next()) {
                layers.put(found.getString(1), new Layer(found.getString(1), found.getString(2), found.getInt(3)));
            }
        }
        return layers;
    }

    /** The plain columns; the row's number, which every table has by the standard, is no field unless it stands alone. */
    private Columns columns(Layer layer) throws SQLException {
        var fields = new ArrayList<String>();
        var key = "";
        try (var statement = database.createStatement();
                var found = statement.executeQuery("pragma table_info(" + quote(layer.table()) + ")")) {
            while (found.next()) {
                var name = found.getString("name");
                boolean number = found.getInt("pk") == 1
                        && String.valueOf(found.getString("type"))
                                .toUpperCase(Locale.ROOT)
                                .startsWith("INT");
                if (number) {
                    key = name;
                } else if (!name.equalsIgnoreCase(layer.column())) {
                    fields.add(name);
                }
            }
        }
        return new Columns(fields.isEmpty() && !key.isEmpty() ? List.of(key) : fields, key);
    }

    private void readRows(Layer layer, Columns columns) throws SQLException {
        var query = new StringBuilder("select " + quote(layer.column()));
        columns.fields().forEach(field -> query.append(", ").append(quote(field)));
        query.append(" from ").append(quote(layer.table()));
        if (!columns.key().isEmpty()) {
            query.append(" order by ").append(quote(columns.key()));
        }
        try (var statement = database.createStatement();
                var found = statement.executeQuery(query.toString())) {
            while (found.next()) {
                if (rows.size() >= MAX_ROWS || bytes > MAX_BYTES) {
                    throw new UnreadableFileException(
                            ImportProblem.error(BoundaryProblem.TOO_LARGE, fileName, MAX_BYTES >> 20));
                }
                row(found, columns.fields());
            }
        }
    }

    private void row(ResultSet found, List<String> fields) throws SQLException {
        int number = rows.size() + 1;
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < fields.size(); i++) {
            var value = text(found.getObject(i + 2));
            bytes += value.length();
            attributes.put(fields.get(i), value);
        }
        rows.add(new RawLayer.Row(number, geometry(found.getObject(1), number), attributes));
    }

    private @Nullable Geometry geometry(@Nullable Object blob, int number) {
        if (blob == null) {
            return null;
        }
        try {
            if (!(blob instanceof byte[] packed)) {
                throw new IllegalArgumentException(String.valueOf(blob));
            }
            bytes += packed.length;
            return GeoPackageGeometry.read(packed);
        } catch (GeoPackageGeometry.NotAPolygonException elsewhere) {
            problems.add(ImportProblem.errorAt(BoundaryProblem.NOT_A_POLYGON, fileName, number, null));
        } catch (IllegalArgumentException broken) {
            problems.add(ImportProblem.errorAt(
                    BoundaryProblem.BROKEN_OUTLINE, fileName, number, null, String.valueOf(broken.getMessage())));
        }
        return null;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case byte[] picture -> "";
            case Double number -> Double.isFinite(number) ? PlainNumber.of(number.toString()) : "";
            default -> value.toString().strip();
        };
    }

    private String encoding() throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("pragma encoding")) {
            return found.next() ? found.getString(1) : "UTF-8";
        }
    }

    private @Nullable CoordinateSystem system(int srs) throws SQLException {
        try (var statement = database.prepareStatement("""
                select organization, organization_coordsys_id, definition from gpkg_spatial_ref_sys where srs_id = ?""")) {
            statement.setInt(1, srs);
            try (var found = statement.executeQuery()) {
                if (!found.next() || srs <= 0) {
                    return null; // 0 and -1 stand for a system that nobody said
                }
                var byCode = "EPSG".equalsIgnoreCase(found.getString(1))
                        ? CoordinateSystem.ofCode(found.getString(2)).orElse(null)
                        : null;
                return byCode != null
                        ? byCode
                        : CoordinateSystem.ofWkt(String.valueOf(found.getString(3)))
                                .orElse(null);
            }
        }
    }

    private void execute(String pragma) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(pragma);
        }
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
