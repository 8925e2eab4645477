package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.lindero.area.TestFiles.collection;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;
import static org.lindero.area.TestFiles.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every file that people send by mistake or by malice gets a sentence of its own and never a stack trace. */
class BoundaryBadInputTest {

    private static final double[] SQUARE = {-99.2, 19.3, -99.2, 19.4, -99.1, 19.4, -99.1, 19.3, -99.2, 19.3};
    private static final double[] BOW_TIE = {-99.2, 19.3, -99.1, 19.4, -99.1, 19.3, -99.2, 19.4, -99.2, 19.3};

    @Test
    void aTableOrAnArchiveInsideAnArchiveIsNamed() {
        assertThat(BoundaryReader.read("a.zip", TestFiles.zip(Map.of("conteos.xlsx", new byte[] {1})))
                        .problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.TABLE_IN_ZIP);
        assertThat(BoundaryReader.read("a.zip", TestFiles.zip(Map.of("b.zip", new byte[] {1})))
                        .problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.ZIP_IN_ZIP);
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertRefused("vacio.geojson", new byte[0], BoundaryProblem.EMPTY_FILE);
    }

    @Test
    void fiftyMegabytesOfZerosAreCalledThat() {
        assertRefused("ceros.zip", new byte[50 << 20], BoundaryProblem.ONLY_ZEROS);
        var digits = new byte[50 << 20];
        Arrays.fill(digits, (byte) '0');
        assertRefused("ceros.txt", digits, BoundaryProblem.ONLY_ZEROS);
    }

    @Test
    void anArchiveThatSwellsIsLeftAlone() {
        var bomb = zip(Map.of("a.shp", new byte[50 << 20]));

        assertThat(bomb.length).isLessThan(100_000);
        assertRefused("bomba.zip", bomb, BoundaryProblem.ZIP_SWELLS);
    }

    @Test
    void anArchiveThatPointsOutsideItselfIsRefused() {
        assertRefused("ruta.zip", zip(Map.of("../../etc/a.shp", new byte[10])), BoundaryProblem.ZIP_PATH);
        assertRefused("ruta.zip", zip(Map.of("/etc/a.shp", new byte[10])), BoundaryProblem.ZIP_PATH);
    }

    @Test
    void aDamagedArchiveIsCalledDamaged() {
        var good = shapefile(SQUARE, true);

        assertRefused("cortado.zip", Arrays.copyOf(good, good.length / 2), BoundaryProblem.ZIP_BROKEN);
    }

    @Test
    void anArchiveWithoutAShapefileSaysSo() {
        assertRefused("otra.zip", zip(Map.of("leeme.txt", new byte[10])), BoundaryProblem.NO_SHAPEFILE);
    }

    @Test
    void aCutShapefileNamesTheRecord() {
        var shp = TestFiles.shp(SQUARE, SQUARE);
        var file = read("cortado.zip", zip(Map.of("a.shp", Arrays.copyOf(shp, shp.length - 20))));

        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(BoundaryProblem.BROKEN_SHAPEFILE);
            assertThat(problem.row()).isEqualTo(2);
        });
    }

    @Test
    void theBareShpAsksForTheWholeArchive() {
        assertRefused("areas.shp", TestFiles.shp(SQUARE), BoundaryProblem.BARE_SHAPEFILE);
    }

    @Test
    void severalShapefilesInOneArchiveAreNamedAndOneCanBeChosen() {
        var archive = zip(Map.of("uno/a.shp", TestFiles.shp(SQUARE), "dos/b.shp", TestFiles.shp(SQUARE, SQUARE)));

        assertRefused("dos.zip", archive, BoundaryProblem.SEVERAL_LAYERS);
        assertThat(BoundaryReader.read("dos.zip", archive, "4326", "dos/b").features())
                .hasSize(2);
    }

    @Test
    void withoutAPrjTheCoordinateSystemIsAskedForAndThenBelieved() {
        var archive = shapefile(SQUARE, false);
        var file = read("sin_prj.zip", archive);

        assertThat(file.needsCrs()).isTrue();
        assertThat(file.features()).isEmpty();
        assertThat(file.problems()).extracting(ImportProblem::code).containsExactly(BoundaryProblem.NO_CRS);
        assertThat(BoundaryReader.read("sin_prj.zip", archive, "EPSG:4326", null)
                        .features())
                .singleElement()
                .satisfies(
                        area -> assertThat(area.geometry().getCentroid().getX()).isCloseTo(-99.15, within(1e-9)));
        assertThat(BoundaryReader.read("sin_prj.zip", archive, "999999", null).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.UNKNOWN_CRS);
    }

    @Test
    void upperCaseExtensionsInAFolderAndLatinLettersAreUnderstood() {
        var file = read(
                "MAYUSCULAS.ZIP",
                zip(Map.of(
                        "CARPETA/AREAS.SHP", TestFiles.shp(SQUARE),
                        "CARPETA/AREAS.DBF",
                                TestFiles.dbf(StandardCharsets.ISO_8859_1, new String[] {"01", "Peñón de los Baños"}),
                        "CARPETA/AREAS.PRJ", TestFiles.WGS84_PRJ.getBytes(StandardCharsets.UTF_8))));

        assertThat(file.problems()).isEmpty();
        assertThat(file.features().getFirst().value("NOMBRE")).isEqualTo("Peñón de los Baños");
        assertThat(file.features().getFirst().value("CODIGO")).isEqualTo("01");
    }

    @Test
    void aPolygonThatCrossesItselfIsShownWithItsPlaceAndNotRepairedUnasked() {
        var file = read("cruzado.zip", shapefile(BOW_TIE, true));

        assertThat(file.isReadable()).isTrue();
        assertThat(file.invalidGeometries()).singleElement().satisfies(flaw -> {
            assertThat(flaw.code()).isEqualTo(BoundaryProblem.SELF_CROSSING);
            assertThat(flaw.row()).isEqualTo(1);
            assertThat(flaw.args()).startsWith("-99.150000", "19.350000");
        });
        var geometry = file.features().getFirst().geometry();
        assertThat(geometry.isValid()).isFalse();
        assertThat(Validity.repair(geometry).isValid()).isTrue();
        assertThat(Validity.repair(geometry).getArea()).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void pixelsMetresAndSwappedCoordinatesAreToldApart() {
        assertRefused("pixeles.geojson", collection(feature("", square(200, 300, 400))), BoundaryProblem.PIXELS);
        assertRefused(
                "metros.geojson",
                collection(feature("", square(480_000, 2_140_000, 500))),
                BoundaryProblem.NOT_DEGREES);
        assertRefused("volteado.geojson", collection(feature("", square(19.3, -99.2, 0.1))), BoundaryProblem.SWAPPED);
        assertThat(BoundaryReader.read(
                                "metros.geojson",
                                collection(feature("", square(480_000, 2_140_000, 500))),
                                "32614",
                                null)
                        .features()
                        .getFirst()
                        .geometry()
                        .getCentroid()
                        .getX())
                .isCloseTo(-99.19, within(0.01));
    }

    @Test
    void brokenJsonNamesItsLine() {
        var file = read(
                "roto.geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[{]}".getBytes(StandardCharsets.UTF_8));

        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(BoundaryProblem.BROKEN_JSON);
            assertThat(problem.args().getFirst()).isEqualTo("2");
        });
    }

    @Test
    void otherJsonAndOtherTextAreToldApart() {
        assertRefused("datos.json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8), BoundaryProblem.NOT_GEOJSON);
        assertRefused("lista.csv", "codigo;nombre".getBytes(StandardCharsets.UTF_8), BoundaryProblem.UNKNOWN_FORMAT);
        assertRefused("nada.geojson", collection(), BoundaryProblem.NO_FEATURES);
    }

    @Test
    void aPointAmongThePolygonsIsAnErrorAtItsPlaceAndAMissingOutlineAWarning() {
        var point =
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-99,19]}}";
        var nothing = "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}";
        var file = read("mixto.geojson", collection(feature("", square(-99.2, 19.3, 0.1)), point, nothing));

        assertThat(file.features()).hasSize(1);
        assertThat(file.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::isError)
                .containsExactly(
                        tuple(BoundaryProblem.NOT_A_POLYGON, 2, true), tuple(BoundaryProblem.NO_GEOMETRY, 3, false));
    }

    @Test
    void heightsAreDroppedAndTheOldCoordinateSystemMemberIsBelieved() {
        var json = """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"cvegeo":"09010"},
                "geometry":{"type":"Polygon","coordinates":[[[480000,2140000,7],[480500,2140000,7],[480500,2140500,7],[480000,2140000,7]]]}}],
                "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32614"}}}""";
        var file = read("viejo.geojson", json.getBytes(StandardCharsets.UTF_8));

        assertThat(file.crs()).isEqualTo("EPSG:32614");
        assertThat(file.features().getFirst().geometry().getCoordinate().getZ()).isNaN();
        assertThat(file.features().getFirst().geometry().getCentroid().getY()).isCloseTo(19.35, within(0.01));
    }

    private static byte[] shapefile(double[] ring, boolean withPrj) {
        var shp = TestFiles.shp(ring);
        var dbf = TestFiles.dbf(StandardCharsets.UTF_8, new String[] {"A-1", "Riberas"});
        return withPrj
                ? zip(Map.of("a.shp", shp, "a.dbf", dbf, "a.prj", TestFiles.WGS84_PRJ.getBytes(StandardCharsets.UTF_8)))
                : zip(Map.of("a.shp", shp, "a.dbf", dbf));
    }

    private static BoundaryFile read(String name, byte[] bytes) {
        return BoundaryReader.read(name, bytes);
    }

    private static void assertRefused(String name, byte[] bytes, BoundaryProblem expected) {
        var file = read(name, bytes);

        assertThat(file.isReadable()).isFalse();
        assertThat(file.features()).isEmpty();
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(expected);
            assertThat(problem.file()).isEqualTo(name);
        });
    }
}
