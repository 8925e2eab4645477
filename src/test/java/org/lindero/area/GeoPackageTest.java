package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lindero.area.GeoPackageFiles.Area;

/** GeoPackages, which are databases: their layers and systems, and what a hostile one tries. */
class GeoPackageTest {

    private static final String SQUARE = "POLYGON ((-99.2 19.3, -99.1 19.3, -99.1 19.4, -99.2 19.4, -99.2 19.3))";

    @Test
    void fieldsSystemAndOutlinesAreThoseOfTheLayerAndTheRowNumberIsNoField() throws IOException {
        var unique = UUID.randomUUID().toString();
        var bytes = GeoPackageFiles.of("a \"b\"", 4326, Area.of("01", SQUARE), Area.of(unique, "POLYGON EMPTY"));
        var file = read(bytes);

        assertThat(file.crs()).isEqualTo("EPSG:4326");
        assertThat(file.features()).singleElement().satisfies(area -> {
            assertThat(area.attributes()).isEqualTo(Map.of("codigo", "01", "cuota", "1.5"));
            assertThat(area.geometry().getArea()).isCloseTo(0.01, within(1e-12));
        });
        assertThat(file.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(BoundaryProblem.NO_GEOMETRY, 2));
        assertThat(isLeftBehind(bytes)).isFalse();
    }

    @Test
    void aSystemIsFoundByTheCodeBehindItsNumberAndAnUndefinedOneIsAskedFor() {
        var metres = "POLYGON ((2659000 1513000, 2660000 1513000, 2660000 1514000, 2659000 1514000, 2659000 1513000))";

        assertThat(read(GeoPackageFiles.of("a", 900, Area.of("01", metres))).crs())
                .isEqualTo("EPSG:6372");
        assertThat(read(GeoPackageFiles.of("a", -1, Area.of("01", metres))).needsCrs())
                .isTrue();
        assertThat(read(GeoPackageFiles.of("a", 77, Area.of("01", metres))).needsCrs())
                .isTrue();
    }

    @Test
    void severalLayersAreAskedAboutAndATableOfPlainNumbersIsNone() {
        var two = GeoPackageFiles.of(package_ -> {
            package_.layer("colonias", 4326, Area.of("01", SQUARE));
            package_.layer("ciudad", 4326, Area.of("02", SQUARE));
            package_.execute("create table delitos (n integer)");
        });

        assertThat(read(two).layers()).containsExactly("colonias", "ciudad");
        assertThat(BoundaryReader.read("a.gpkg", two, null, "ciudad").features())
                .extracting(area -> area.value("codigo"))
                .containsExactly("02");
        assertThat(problems(GeoPackageFiles.of(package_ -> {}))).containsExactly(BoundaryProblem.NO_LAYER);
    }

    @Test
    void pointsCurvesAndDamagedOutlinesAreErrorsAtTheirPlace() {
        var curve = ByteBuffer.allocate(40)
                .put(new byte[] {'G', 'P', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10})
                .array();
        var cut = Arrays.copyOf(GeoPackageFiles.blob(SQUARE), 90);
        var file = read(GeoPackageFiles.of(
                "a",
                4326,
                Area.of("01", SQUARE),
                Area.of("02", "POINT (-99 19)"),
                new Area("03", curve),
                new Area("04", cut),
                new Area("05", new byte[] {'G', 'P', 0, 13, 0, 0, 0, 0, 0}),
                new Area("06", new byte[] {1})));

        assertThat(file.features()).hasSize(1);
        assertThat(file.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(
                        tuple(BoundaryProblem.NOT_A_POLYGON, 2),
                        tuple(BoundaryProblem.NOT_A_POLYGON, 3),
                        tuple(BoundaryProblem.BROKEN_OUTLINE, 4),
                        tuple(BoundaryProblem.BROKEN_OUTLINE, 5),
                        tuple(BoundaryProblem.BROKEN_OUTLINE, 6));
    }

    @Test
    void aMillionCollectionsInsideEachOtherAreADamagedOutline() {
        int deep = 1_000_000;
        var nested = ByteBuffer.allocate(8 + deep * 9).put(new byte[] {'G', 'P', 0, 0, 0, 0, 0, 0});
        for (int i = 0; i < deep; i++) {
            nested.put((byte) 0).putInt(7).putInt(1);
        }

        assertThat(problems(GeoPackageFiles.of("a", 4326, new Area("01", nested.array()))))
                .containsExactly(BoundaryProblem.BROKEN_OUTLINE);
    }

    @Test
    void aViewThatNeverEndsIsNotALayerAndAColumnThatIsComputedIsNotRead() {
        var endless = GeoPackageFiles.of(package_ -> {
            package_.execute("create view sinfin as with recursive n(i) as (select 1 union all select i + 1 from n)"
                    + " select i as fid, x'4750' as geom from n");
            package_.execute("insert into gpkg_geometry_columns values ('sinfin', 'geom', 'POLYGON', 4326)");
        });
        var computed = GeoPackageFiles.of(package_ -> {
            package_.layer("a", 4326, Area.of("01", SQUARE));
            package_.execute("alter table a add column grande text as (hex(zeroblob(400000000)))");
        });

        assertThat(problems(endless)).containsExactly(BoundaryProblem.NO_LAYER);
        assertThat(read(computed).fields()).extracting(BoundaryFile.Field::name).containsExactly("codigo", "cuota");
    }

    @Test
    void aDatabaseThatIsCutOffOrIsNoGeoPackageIsCalledDamaged() {
        var good = GeoPackageFiles.of("a", 4326, Area.of("01", SQUARE));

        assertThat(problems(Arrays.copyOf(good, 5000))).containsExactly(BoundaryProblem.BROKEN_GEOPACKAGE);
        assertThat(problems(Arrays.copyOf(good, 60))).containsExactly(BoundaryProblem.BROKEN_GEOPACKAGE);
    }

    private static BoundaryFile read(byte[] bytes) {
        return BoundaryReader.read("areas.gpkg", bytes);
    }

    private static List<ImportProblem.Code> problems(byte[] bytes) {
        return read(bytes).problems().stream()
                .map(ImportProblem::code)
                .filter(code -> code != BoundaryProblem.NO_FEATURES)
                .toList();
    }

    private static boolean isLeftBehind(byte[] bytes) throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".gpkg"))
                    .anyMatch(file -> isSame(file, bytes));
        }
    }

    private static boolean isSame(Path file, byte[] bytes) {
        try {
            return Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException gone) {
            return false;
        }
    }
}
