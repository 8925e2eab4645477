package org.lindero.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lindero.area.TestFiles.collection;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.SharedData;
import org.lindero.area.GeoPackageFiles;
import org.lindero.area.TestFiles;
import org.lindero.incident.table.Workbooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command {@code inspect} says of files as people have them, and how it ends. */
class InspectTest {

    private static final String BOW_TIE = "[[[-99.2,19.3],[-99.1,19.4],[-99.1,19.3],[-99.2,19.4],[-99.2,19.3]]]";

    @TempDir
    private Path folder;

    private final List<String> output = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @Test
    void aLayerIsCountedMeasuredAndItsFlawsAreNamed() throws IOException {
        var json = json(
                "areas.geojson",
                TestFiles.collection(
                        feature("\"clave\":\"01\",\"hab\":1200,\"desde\":\"2020-01-31\"", square(-99.2, 19.3, 0.01)),
                        feature("\"clave\":\"01\",\"hab\":3.5,\"desde\":\"\"", square(-99.195, 19.3, 0.01)),
                        feature("\"clave\":\"03\",\"hab\":null,\"desde\":\"x\"", BOW_TIE),
                        "{\"type\":\"Feature\",\"properties\":{\"clave\":\"04\"},\"geometry\":null}"));

        assertThat(json.propertyNames())
                .containsExactly(
                        "kind",
                        "encoding",
                        "delimiter",
                        "crs",
                        "rows",
                        "fields",
                        "features",
                        "invalid",
                        "duplicates",
                        "overlaps",
                        "areaKm2",
                        "contiguousPairs",
                        "problems");
        assertThat(json.path("kind").asString()).isEqualTo("GeoJSON");
        assertThat(json.path("crs").asString()).isEqualTo("EPSG:4326");
        assertThat(json.path("delimiter").isNull()).isTrue();
        assertThat(json.path("features").asInt()).isEqualTo(4);
        assertThat(json.path("fields").toString())
                .isEqualTo("[{\"name\":\"clave\",\"type\":\"text\"},"
                        + "{\"name\":\"hab\",\"type\":\"number\",\"decimalMark\":\".\"},"
                        + "{\"name\":\"desde\",\"type\":\"text\"}]");
        assertThat(json.at("/invalid/0/id").asString()).isEqualTo("03");
        assertThat(json.at("/invalid/0/reason").asString()).isEqualTo("Self-intersection");
        assertThat(json.path("duplicates").toString()).isEqualTo("[\"01\"]");
        // two squares of a hundredth of a degree, one half over the other, beside half of a tenth
        assertThat(json.at("/overlaps/pairs").asInt()).isEqualTo(3);
        assertThat(json.path("areaKm2").asDouble()).isBetween(58.0, 62.0);
        assertThat(json.path("contiguousPairs").asInt()).isEqualTo(3);
        assertThat(json.path("problems").findValuesAsString("where"))
                .containsExactly("areas.geojson, feature 3", "areas.geojson, feature 4");
        assertThat(json.path("problems").findValuesAsString("level")).containsOnly("warning");
    }

    @Test
    void aFileWithoutACoordinateSystemIsReadableButNotMeasured() throws IOException {
        var ring = new double[] {-99.2, 19.3, -99.2, 19.4, -99.1, 19.4, -99.1, 19.3, -99.2, 19.3};
        Files.write(folder.resolve("a.SHP"), TestFiles.shp(ring));
        Files.write(
                folder.resolve("a.dbf"), TestFiles.dbf(Charset.forName("windows-1252"), new String[] {"01", "Peñón"}));
        var json = json("a.SHP");

        assertThat(json.path("kind").asString()).isEqualTo("shapefile");
        assertThat(json.path("encoding").asString()).isEqualTo("windows-1252");
        assertThat(json.path("crs").isNull()).isTrue();
        assertThat(json.path("features").asInt()).isEqualTo(1);
        assertThat(json.path("areaKm2").isNull()).isTrue();
        assertThat(json.at("/problems/0/level").asString()).isEqualTo("error");
        assertThat(json.at("/problems/0/message").asString()).contains(".prj");
    }

    @Test
    void ofSeveralLayersTheFirstIsReadAndTheOthersAreNamed() throws IOException {
        var wkt = "POLYGON ((-99.2 19.3, -99.1 19.3, -99.1 19.4, -99.2 19.4, -99.2 19.3))";
        write("dos.gpkg", GeoPackageFiles.of(both -> {
            both.layer("colonias", 4326, GeoPackageFiles.Area.of("01", wkt));
            both.layer("ciudad", 4326, GeoPackageFiles.Area.of("02", wkt), GeoPackageFiles.Area.of("03", wkt));
        }));

        assertThat(json("dos.gpkg").path("features").asInt()).isEqualTo(1);
        assertThat(json("dos.gpkg").at("/problems/0/message").asString()).contains("colonias, ciudad");
        assertThat(json("dos.gpkg", "--layer", "ciudad").path("features").asInt())
                .isEqualTo(2);
    }

    @Test
    void aTableSaysItsDelimiterEncodingDecimalMarkAndTheRowsThatRepeatAnother() throws IOException {
        var json = json(
                "tabla.csv",
                "clave;mes;año;tasa\r\n01;2024-01;3;1,5\r\n02;2024-02;4;2\r\n01;2024-01;3;1,5\r\n"
                        .getBytes(Charset.forName("windows-1252")));

        assertThat(json.path("kind").asString()).isEqualTo("CSV");
        assertThat(json.path("encoding").asString()).isEqualTo("windows-1252");
        assertThat(json.path("delimiter").asString()).isEqualTo(";");
        assertThat(json.path("rows").asInt()).isEqualTo(3);
        assertThat(json.path("fields").findValuesAsString("type")).containsExactly("text", "date", "integer", "number");
        assertThat(json.at("/fields/3/decimalMark").asString()).isEqualTo(",");
        assertThat(json.path("duplicates").toString()).isEqualTo("[4]");
        assertThat(json.path("features").isNull()).isTrue();
    }

    @Test
    void aByteOrderMarkTwoEncodingsInOneFileAndACrookedRowAreSeen() throws IOException {
        assertThat(json("marca.csv", "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .path("encoding")
                        .asString())
                .isEqualTo("UTF-8 (BOM)");
        assertThat(json("mitad.txt", "a\tb\n1\t2\n".getBytes(StandardCharsets.UTF_16LE), 0xFF, 0xFE)
                        .path("encoding")
                        .asString())
                .isEqualTo("UTF-16LE");
        var mixed = new ByteArrayOutputStream();
        mixed.writeBytes("a,b\nPeñón,1\n".getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("Peñón,1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        var json = json("mezcla.csv", mixed.toByteArray());
        assertThat(json.path("encoding").asString()).isEqualTo("UTF-8, windows-1252");
        assertThat(json.at("/problems/0/where").asString()).isEqualTo("mezcla.csv, row 3");
    }

    @Test
    void aRepeatedHeadingCarriesItsNumber() throws IOException {
        assertThat(json("doble.csv", "a,a (2),a,a\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8))
                        .path("fields")
                        .findValuesAsString("name"))
                .containsExactly("a", "a (2)", "a (3)", "a (4)");
    }

    @Test
    void theHeadingsOfAPivotAreFoundBelowBlankRowsAndYearsComeBeforeTheirMonths() throws IOException {
        for (boolean old : new boolean[] {false, true}) {
            var name = old ? "pivote.xls" : "pivote.xlsx";
            var json = json(name, pivot(old));

            assertThat(json.path("kind").asString()).isEqualTo(old ? "XLS" : "XLSX");
            assertThat(json.path("rows").asInt()).isEqualTo(7);
            assertThat(json.path("fields").findValuesAsString("name"))
                    .containsExactly("DELITO", "2013 ENERO", "2013 FEBRERO", "Total 2013", "2014 ENERO");
            assertThat(json.path("fields").findValuesAsString("type"))
                    .containsExactly("text", "integer", "integer", "integer", "empty");
            assertThat(json.at("/problems/0/message").asString())
                    .isEqualTo("headings in rows 4 and 5, 2 filled rows below, 5 columns");
        }
    }

    @Test
    void theRowsOfAWorkbookWithSeveralSheetsAreSaidSheetBySheet() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            for (var title : List.of("uno", "dos")) {
                var sheet = workbook.createSheet(title);
                sheet.createRow(0).createCell(0).setCellValue("clave");
                sheet.createRow(1).createCell(0).setCellValue("01");
            }
            workbook.write(bytes);
        }
        var json = json("libro.xlsx", bytes.toByteArray());

        assertThat(json.path("rows").toString()).isEqualTo("{\"uno\":2,\"dos\":2}");
        assertThat(json.at("/fields/1/sheet").asString()).isEqualTo("dos");
    }

    @Test
    void formulasWithoutTheirValuesAreToldOnceASheet() throws IOException {
        var bytes = Workbooks.of(false, sheet -> {
            Workbooks.row(sheet, 0, "clave", "conteo");
            for (int i = 1; i <= 3; i++) {
                Workbooks.row(sheet, i, "A-00" + i);
                sheet.getRow(i).createCell(1).setCellFormula("SUM(1,2)");
            }
        });

        var problem = json("formulas.xlsx", bytes).at("/problems/1");

        assertThat(problem.path("level").asString()).isEqualTo("warning");
        assertThat(problem.path("where").asString()).isEqualTo("formulas.xlsx, Hoja1");
        assertThat(problem.path("message").asString())
                .startsWith("3 formulas have no stored value; the first: 2, 3, 4");
    }

    @Test
    void whatCannotBeReadEndsWithTwoAndOneLine() throws IOException {
        write("roto.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[{]}".getBytes(StandardCharsets.UTF_8));
        write("roto.xlsx", Arrays.copyOf(pivot(false), 900));
        write("vacio.csv", new byte[0]);

        assertThat(run("nowhere.csv")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run("roto.geojson")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run("roto.xlsx")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run("vacio.csv")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run(".")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run()).isEqualTo(Inspect.UNREADABLE);
        assertThat(output).isEmpty();
        assertThat(errors)
                .hasSize(6)
                .allMatch(line -> line.startsWith("lindero: ") && line.lines().count() == 1);
        assertThat(errors.get(1)).contains("line 2");
    }

    @Test
    void tablesThatCannotBeReadAreNotCalledBoundariesThatAreWrong() throws IOException {
        write("kobo.json", "{\"count\": 0, \"results\": []}".getBytes(StandardCharsets.UTF_8));
        write("valores.xml", "<dataValueSet><dataValue/></dataValueSet>".getBytes(StandardCharsets.UTF_8));
        write("vacia.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}".getBytes(StandardCharsets.UTF_8));

        assertThat(run("kobo.json")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run("valores.xml")).isEqualTo(Inspect.UNREADABLE);
        assertThat(run("vacia.geojson")).isEqualTo(Inspect.UNREADABLE);

        assertThat(errors.getFirst()).contains("it has no submissions");
        assertThat(errors.get(1)).contains("DHIS2", "JSON or CSV");
        assertThat(errors.get(2)).contains("contains no area");
    }

    /** Areas whose coordinates are wrong are no table of records, whatever else could be read of them. */
    @Test
    void boundariesThatLieNowhereAreRefusedAsTheImportRefusesThem() throws IOException {
        write("invertidas.geojson", collection(feature("", square(19.3, -99.2, 0.01))));
        write("pantalla.geojson", collection(feature("", square(200, 300, 400))));
        write(
                "mezcla.geojson",
                collection(feature("", square(-99.2, 19.3, 0.01)), feature("", square(480_000, 2_130_000, 900))));

        for (var file : List.of("invertidas.geojson", "pantalla.geojson", "mezcla.geojson")) {
            assertThat(run(file, "--json")).as(file).isEqualTo(Inspect.UNREADABLE);
        }
        assertThat(errors.get(0)).contains("swapped");
        assertThat(errors.get(1)).contains("screen");
        assertThat(errors.get(2)).contains("1 areas are in degrees and 1 are not");
    }

    @Test
    void withJsonAnUnreadableFileIsStillOneObject() throws IOException {
        write("roto.kml", "<kml>".getBytes(StandardCharsets.UTF_8));

        assertThat(run("roto.kml", "--json")).isEqualTo(Inspect.UNREADABLE);
        assertThat(new JsonMapper()
                        .readTree(output.getFirst())
                        .at("/problems/0/level")
                        .asString())
                .isEqualTo("error");
    }

    @Test
    void aPersonGetsLinesInTheirLanguage() throws IOException {
        write("cruzado.geojson", TestFiles.collection(feature("\"clave\":\"01\"", BOW_TIE)));
        new Inspect(output::add, errors::add, Locale.of("es", "MX"))
                .run(List.of(folder.resolve("cruzado.geojson").toString()));

        assertThat(output.getFirst())
                .contains("cruzado.geojson: GeoJSON", "invalid: 1: 01 (feature 1, Self-intersection)")
                .contains("El contorno se cruza o se toca a sí mismo en -99.150000, 19.350000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01_cdmx_cuadrantes/2013_crimeDF/df-crime.csv | 54272 | UTF-8 | ,",
                "01_cdmx_cuadrantes/2016/foia_275416_delitos_cuadrante_mes_2013-2016.xlsx | 11526 | |",
                "04_sinaloa_sesnsp/violencia_homicida_municipal_nacional_2024_2025.csv | 44748 | UTF-8 | ,",
                "08_detroit_green_light/Project_Green_Light_Locations.csv | 766 | UTF-8 (BOM) | ,",
                "09_formats/csv/delitos2013-2017.csv | 5280 | UTF-8 | ,",
                "09_formats/csv/cat_mun_revisado.xlsx | 2476 | |",
                "09_formats/csv_derived/delegacion_mes_cp1252_puntoycoma_comadecimal.csv | 396 | windows-1252 | ;",
                "09_formats/csv_derived/delegacion_mes_utf16le_tab_excel_unicode.txt | 396 | UTF-16LE | \t",
                "09_formats/csv_derived/periodos_texto_mezclados_duplicados.csv | 1452 | UTF-8 | ,",
                "09_formats/csv_derived/codificacion_mixta_utf8_cp1252_por_linea.csv | 1452 | windows-1252 | ,",
            })
    void theTablesOfOthersHaveTheRowsThatTheirTruthCounts(String file, int rows, String encoding, String delimiter) {
        var path = SharedData.require("data/" + file);
        assertThat(new Inspect(output::add, errors::add, Locale.ENGLISH).run(List.of(path.toString(), "--json")))
                .isEqualTo(Inspect.READABLE);
        var json = new JsonMapper().readTree(output.getFirst());

        assertThat(json.path("rows").asInt()).isEqualTo(rows);
        assertThat(json.path("encoding").asString(null)).isEqualTo(encoding);
        assertThat(json.path("delimiter").isNull()).isEqualTo(encoding == null);
        if (delimiter != null) {
            assertThat(json.path("delimiter").asString()).isEqualTo(delimiter);
        }
    }

    private static byte[] pivot(boolean old) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Hoja1");
            String[][] texts = {
                {"DELITO", "2013", "", "Total 2013", "2014"},
                {"", "ENERO", "FEBRERO", "", "ENERO"},
            };
            for (int i = 0; i < texts.length; i++) {
                var row = sheet.createRow(3 + i);
                for (int j = 0; j < texts[i].length; j++) {
                    if (!texts[i][j].isEmpty()) {
                        row.createCell(j).setCellValue(texts[i][j]);
                    }
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(3, 3, 1, 2));
            for (int i = 5; i < 7; i++) {
                var row = sheet.createRow(i);
                row.createCell(0).setCellValue("Robo");
                row.createCell(1).setCellValue(4);
                row.createCell(2).setCellValue(2);
                row.createCell(3).setCellValue(6);
            }
            sheet.createRow(40).createCell(0).setCellValue("");
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private JsonNode json(String name, byte[] bytes, int... mark) throws IOException {
        var whole = new ByteArrayOutputStream();
        Arrays.stream(mark).forEach(whole::write);
        whole.writeBytes(bytes);
        write(name, whole.toByteArray());
        return json(name);
    }

    private JsonNode json(String... args) {
        output.clear();
        var all = new ArrayList<>(List.of(args));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).isEqualTo(Inspect.READABLE);
        assertThat(errors).isEmpty();
        assertThat(output).hasSize(1);
        assertThat(output.getFirst()).doesNotContain("NaN");
        return new JsonMapper().readTree(output.getFirst());
    }

    private int run(String... args) {
        var all = new ArrayList<>(List.of(args));
        if (!all.isEmpty()) {
            all.set(0, folder.resolve(args[0]).toString());
        }
        return new Inspect(output::add, errors::add, Locale.ENGLISH).run(all);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
