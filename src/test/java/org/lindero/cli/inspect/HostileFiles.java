package org.lindero.cli.inspect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lindero.area.GeoPackageFiles;
import org.lindero.area.TestFiles;
import org.lindero.incident.table.Workbooks;

/** Files made to fill the memory, to run for ever, to reach outside, or to break whoever counts on sane numbers. */
final class HostileFiles {

    private HostileFiles() {}

    static Map<String, byte[]> all() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("swells.zip", TestFiles.zip(Map.of("a.shp", new byte[60 << 20])));
        files.put("swells.kmz", TestFiles.zip(Map.of("doc.kml", new byte[60 << 20])));
        files.put("swells.xlsx", TestFiles.zip(Map.of("xl/workbook.xml", new byte[60 << 20])));
        files.put("outside.kmz", TestFiles.zip(Map.of("../../doc.kml", new byte[10])));
        files.put("entities.kml", bytes(entities()));
        files.put("deep.kml", bytes("<kml>" + "<Folder>".repeat(200_000)));
        files.put("deeper.kml", bytes("<kml><Placemark>" + "<MultiGeometry>".repeat(200_000)));
        files.put("deep.geojson", bytes("{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(200_000)));
        files.put("nested.geojson", bytes("{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(100_000)));
        files.put("far.geojson", polygon("[[1e308,1e308],[-1e308,1e308],[-1e308,-1e308],[1e308,1e308]]"));
        files.put("infinite.geojson", polygon("[[1e999,0],[0,1e999],[1,1],[1e999,0]]"));
        files.put(
                "number.geojson",
                TestFiles.collection(TestFiles.feature(
                        "\"a\":1e999999999,\"b\":-1e-999999999", TestFiles.square(-99.2, 19.3, 0.1))));
        files.put("star.geojson", polygon(star(3_001, 1_500)));
        files.put("million.geojson", polygon(star(1_000_000, 1)));
        files.put("spiky.geojson", polygon(spiky(200_000)));
        files.put(
                "again.topojson",
                bytes("{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[["
                        + "0,".repeat(100_000) + "0]]}},\"arcs\":[["
                        + star(20_000, 1).substring(1) + "]}"));
        files.put(
                "many.topojson",
                bytes("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{"
                        + IntStream.range(0, 50_000)
                                .mapToObj(i -> "\"l%d\":{}".formatted(i))
                                .collect(Collectors.joining(","))
                        + "}}"));
        files.put("quote.csv", bytes("a,b\n\"" + "x".repeat(5_000_000)));
        files.put("wide.csv", bytes("a,".repeat(9_000) + "a\n" + ",".repeat(9_000)));
        files.put("strings.xlsx", bombed("xl/sharedStrings.xml", "<si><t>xxxxxxxxxxxxxxxx</t></si>", "</sst>"));
        files.put("rows.xlsx", bombed("xl/worksheets/sheet1.xml", "<row><c><v>1</v></c></row>", "</sheetData>"));
        files.put("deep.json", bytes("{\"dataValues\":" + "[{\"a\":".repeat(100_000)));
        files.put(
                "columns.json",
                bytes(IntStream.range(0, 100_000)
                        .mapToObj(i -> "\"k%d\":1".formatted(i))
                        .collect(Collectors.joining(",", "[{", "}]"))));
        files.put("endless.gpkg", GeoPackageFiles.of(endless -> {
            endless.execute("create table a (fid integer primary key, geom blob)");
            endless.execute("insert into gpkg_geometry_columns values ('a', 'geom', 'POLYGON', 4326)");
            endless.execute("with recursive n(i) as (select 1 union all select i + 1 from n limit 600000)"
                    + " insert into a select i, null from n");
        }));
        return files;
    }

    /** A workbook with one of its parts repeated until it swells to 40 MB. */
    private static byte[] bombed(String part, String text, String end) {
        var parts = TestFiles.unzip(Workbooks.pivot(false));
        parts.computeIfPresent(part, (name, bytes) -> {
            var good = new String(bytes, StandardCharsets.UTF_8);
            int at = good.indexOf(end);
            return bytes(good.substring(0, at) + text.repeat((40 << 20) / text.length()) + good.substring(at));
        });
        return TestFiles.zip(parts);
    }

    private static String entities() {
        var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY e0 \"xxxxxxxxxx\">");
        for (int i = 1; i < 12; i++) {
            text.append(
                    "<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        return text + "]><kml><Placemark><name>&e11;</name></Placemark></kml>";
    }

    /** A ring of so many corners on a circle, each joined with the one so many steps on. */
    private static String star(int corners, int step) {
        return IntStream.rangeClosed(0, corners)
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * ((long) i * step % corners) / corners;
                    return String.format(
                            Locale.ROOT, "[%.9f,%.9f]", -99.1 + 0.1 * Math.cos(angle), 19.4 + 0.1 * Math.sin(angle));
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A comb whose teeth go out and back on the same line. */
    private static String spiky(int teeth) {
        return IntStream.range(0, teeth)
                .mapToObj(
                        i -> String.format(Locale.ROOT, "[%.9f,19.3],[%.9f,19.4]", -99.2 + i * 1e-7, -99.2 + i * 1e-7))
                .collect(Collectors.joining(",", "[", ",[-99.2,19.3]]"));
    }

    private static byte[] polygon(String ring) {
        return TestFiles.collection(TestFiles.feature("\"clave\":\"01\"", "[" + ring + "]"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
