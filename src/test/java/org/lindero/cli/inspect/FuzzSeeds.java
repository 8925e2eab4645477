package org.lindero.cli.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.lindero.area.GeoPackageFiles;
import org.lindero.area.TestFiles;
import org.lindero.incident.table.Workbooks;

/** A small good file of each format. */
final class FuzzSeeds {

    private static final int AREAS = 12;

    private FuzzSeeds() {}

    static Map<String, byte[]> all() {
        var seeds = new LinkedHashMap<String, byte[]>();
        seeds.put("a.geojson", TestFiles.grid(4, 3));
        seeds.put("a.topojson", topoJson());
        seeds.put("a.zip", shapefile());
        seeds.put("a.gpkg", geoPackage());
        seeds.put("a.kml", kml());
        seeds.put("a.kmz", TestFiles.zip(Map.of("doc.kml", kml())));
        seeds.put("a.csv", csv());
        seeds.put("a.xlsx", workbook());
        seeds.put("pivot.xlsx", Workbooks.pivot(false));
        seeds.put("pivot.xls", Workbooks.pivot(true));
        seeds.put("wide.csv", wide());
        seeds.put("dhis2.json", dataValues());
        seeds.put("dhis2.csv", dataValueRows());
        seeds.put("kobo.json", submissions());
        seeds.put("months.zip", TestFiles.zip(Map.of("1.csv", csv(), "2.csv", csv())));
        return seeds;
    }

    private static double[] corners(int i) {
        double x = -99.2 + 0.01 * (i % 4);
        double y = 19.3 + 0.01 * (i / 4);
        return new double[] {x, y, x, y + 0.01, x + 0.01, y + 0.01, x + 0.01, y, x, y};
    }

    private static String points(int i, String between, String apart) {
        var corners = corners(i);
        return IntStream.range(0, 5)
                .mapToObj(n -> corners[2 * n] + between + corners[2 * n + 1])
                .collect(Collectors.joining(apart));
    }

    private static byte[] topoJson() {
        var geometries = IntStream.range(0, AREAS)
                .mapToObj(i -> "{\"type\":\"Polygon\",\"id\":\"%d\",\"properties\":{\"zona\":%d},\"arcs\":[[%d]]}"
                        .formatted(i, i % 3, i))
                .collect(Collectors.joining(","));
        var arcs = IntStream.range(0, AREAS)
                .mapToObj(i -> "[[%d,%d],[0,10],[10,0],[0,-10],[-10,0]]".formatted(10 * (i % 4), 10 * (i / 4)))
                .collect(Collectors.joining(","));
        return ("{\"type\":\"Topology\",\"transform\":{\"scale\":[0.001,0.001],\"translate\":[-99.2,19.3]},"
                        + "\"objects\":{\"a\":{\"type\":\"GeometryCollection\",\"geometries\":[" + geometries
                        + "]}},\"arcs\":["
                        + arcs + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] shapefile() {
        var rings = IntStream.range(0, AREAS).mapToObj(FuzzSeeds::corners).toArray(double[][]::new);
        var rows = IntStream.range(0, AREAS)
                .mapToObj(i -> new String[] {"A-" + i, "Peñón " + i})
                .toArray(String[][]::new);
        var files = new LinkedHashMap<String, byte[]>();
        files.put("carpeta/a.shp", TestFiles.shp(rings));
        files.put("carpeta/a.dbf", TestFiles.dbf(StandardCharsets.ISO_8859_1, rows));
        files.put("carpeta/a.prj", TestFiles.WGS84_PRJ.getBytes(StandardCharsets.UTF_8));
        files.put("carpeta/a.cpg", "ISO-8859-1".getBytes(StandardCharsets.UTF_8));
        return TestFiles.zip(files);
    }

    private static byte[] geoPackage() {
        return GeoPackageFiles.of(
                "areas",
                4326,
                IntStream.range(0, AREAS)
                        .mapToObj(i -> GeoPackageFiles.Area.of("A-" + i, "POLYGON ((" + points(i, " ", ", ") + "))"))
                        .toArray(GeoPackageFiles.Area[]::new));
    }

    private static byte[] kml() {
        return IntStream.range(0, AREAS)
                .mapToObj(i -> """
                        <Placemark><name>A-%d</name><description><![CDATA[<b>x</b>]]></description><ExtendedData>
                        <SchemaData><SimpleData name="zona">%d</SimpleData></SchemaData></ExtendedData>
                        <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>%s</coordinates></LinearRing>
                        </outerBoundaryIs></Polygon></MultiGeometry></Placemark>""".formatted(i, i % 3, points(i, ",", " ")))
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder>"
                                + "<name>Zona</name>",
                        "</Folder></Document></kml>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] csv() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "A-%d;2024-%02d;\"Robo; a ñ\";%d,5".formatted(i % 12, i % 12 + 1, i))
                .collect(Collectors.joining("\r\n", "clave;mes;delito;casos\r\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] wide() {
        return IntStream.range(0, 40)
                .mapToObj(i -> "A-%d;\"Robo; a ñ\";%d;;\"1,204\";%d".formatted(i % 12, i, i))
                .collect(Collectors.joining("\r\n", "clave;delito;ene-15;feb-15;mar-15;Total\r\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] dataValues() {
        return IntStream.range(0, 40)
                .mapToObj(
                        i -> "{\"dataElement\":\"robo\",\"period\":\"2015%02d\",\"orgUnit\":\"A-%d\",\"value\":\"%d\"}"
                                .formatted(i % 12 + 1, i % 12, i))
                .collect(Collectors.joining(",", "{\"dataSet\":\"x\",\"dataValues\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] dataValueRows() {
        return IntStream.range(0, 40)
                .mapToObj(i -> "\"robo\",\"2015%02d\",\"A-%d\",\"\",\"%d\"".formatted(i % 12 + 1, i % 12, i))
                .collect(Collectors.joining(
                        "\n", "\"dataelement\",\"period\",\"orgunit\",\"categoryoptioncombo\",\"value\"\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] submissions() {
        return IntStream.range(0, 30)
                .mapToObj(i -> """
                        {"start":"2016-03-%02dT14:15:48.000-06:00","g":{"que":"%d"},"_tags":["x"],"sitio":"19.30%d -99.195 2240 5"}""".formatted(i % 28 + 1, i % 2, i % 10))
                .collect(Collectors.joining(
                        ",",
                        "{\"content\":{\"survey\":[{\"type\":\"select_one q\",\"name\":\"que\"}],\"choices\":[{\"list_name\":"
                                + "\"q\",\"name\":\"1\",\"label\":[\"Robo\"]}]},\"submissions\":[",
                        "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Hoja1");
            for (int i = 0; i < 40; i++) {
                var row = sheet.createRow(i + 3);
                row.createCell(0).setCellValue(i == 0 ? "clave" : "A-" + i);
                row.createCell(1).setCellValue(i == 0 ? "delito" : "Robo");
                if (i > 0) {
                    row.createCell(2).setCellValue(i * 1.5);
                }
            }
            workbook.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
