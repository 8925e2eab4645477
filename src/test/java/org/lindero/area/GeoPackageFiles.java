package org.lindero.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Makes the GeoPackages that the import tests read. */
public final class GeoPackageFiles {

    private static final String[] TABLES = {
        "create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,"
                + " organization_coordsys_id integer, definition text)",
        "insert into gpkg_spatial_ref_sys values ('Undefined', -1, 'NONE', -1, 'undefined')",
        "insert into gpkg_spatial_ref_sys values ('WGS 84', 4326, 'EPSG', 4326, 'undefined')",
        "insert into gpkg_spatial_ref_sys values ('Mexico LCC', 900, 'epsg', 6372, 'undefined')",
        "create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer)",
    };

    private GeoPackageFiles() {}

    /** One area of a layer: its code, and its outline as WKT or as it comes. */
    public record Area(String code, byte[] geometry) {

        public static Area of(String code, String wkt) {
            return new Area(code, blob(wkt));
        }
    }

    /** A package with one layer of the fields {@code codigo} and {@code cuota}. */
    public static byte[] of(String layer, int srs, Area... areas) {
        return of(statements -> statements.layer(layer, srs, areas));
    }

    /** What fills a package. */
    public interface Filling {
        void into(Statements statements) throws SQLException;
    }

    /** The hand that writes it. */
    public interface Statements {
        void execute(String sql, Object... values) throws SQLException;

        default void layer(String layer, int srs, Area... areas) throws SQLException {
            var table = '"' + layer.replace("\"", "\"\"") + '"';
            execute("create table %s (fid integer primary key autoincrement, geom blob, codigo text, cuota real)"
                    .formatted(table));
            execute("insert into gpkg_geometry_columns values (?, 'geom', 'POLYGON', ?)", layer, srs);
            for (var area : areas) {
                execute(
                        "insert into %s (geom, codigo, cuota) values (?, ?, 1.5)".formatted(table),
                        area.geometry(),
                        area.code());
            }
        }
    }

    public static byte[] of(Filling filling) {
        try {
            var file = Files.createTempFile("areas", ".gpkg");
            try (var database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                Statements statements = (sql, values) -> {
                    try (var statement = database.prepareStatement(sql)) {
                        for (int i = 0; i < values.length; i++) {
                            statement.setObject(i + 1, values[i]);
                        }
                        statement.execute();
                    }
                };
                for (var table : TABLES) {
                    statements.execute(table);
                }
                filling.into(statements);
            }
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** A geometry as a GeoPackage holds it, with the box that most programs put before it. */
    public static byte[] blob(String wkt) {
        try {
            return blob(new WKTReader().read(wkt));
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static byte[] blob(Geometry geometry) {
        var wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        return ByteBuffer.allocate(8 + 32 + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'G', 'P', 0, 3})
                .putInt(4326)
                .put(new byte[32])
                .put(wkb)
                .array();
    }
}
