package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.SharedData;

/** KML and KMZ as people draw and export them, with the ways in which they go wrong. */
class KmlTest {

    private static final String RING = "-99.2,19.3,0 -99.1,19.3,0 -99.1,19.4,0 -99.2,19.4,0 -99.2,19.3,0";
    private static final String SQUARE = polygon(RING);

    @Test
    void aPlacemarkGivesItsNameItsDataAndTheFoldersAroundIt() {
        var file = read("""
                <kml xmlns="http://earth.google.com/kml/2.1"><Document><name>Mapa</name>
                <Folder><name>Zona norte</name><Folder><name>Sector 1</name>
                <Placemark><name> Riberas </name><description><![CDATA[<b>Dos</b> calles]]></description>
                <ExtendedData><Data name="poblacion"><displayName>Población</displayName><value>1200</value></Data>
                <SchemaData schemaUrl="#a"><SimpleData name="CVE_COL">19019_0001</SimpleData></SchemaData></ExtendedData>
                %s</Placemark></Folder></Folder>
                <Placemark><name>Centro</name>%s</Placemark></Document></kml>""".formatted(SQUARE, SQUARE));

        assertThat(file.problems()).isEmpty();
        assertThat(file.crs()).isEqualTo("EPSG:4326");
        assertThat(file.features().getFirst().attributes())
                .isEqualTo(Map.of(
                        "name", "Riberas",
                        "description", "<b>Dos</b> calles",
                        "poblacion", "1200",
                        "CVE_COL", "19019_0001",
                        "folder", "Zona norte / Sector 1"));
        assertThat(file.features().get(1).attributes()).isEqualTo(Map.of("name", "Centro"));
        assertThat(file.features())
                .extracting(area -> area.geometry().getArea())
                .allMatch(area -> area > 0.0099);
    }

    @Test
    void holesAndPartsAreKeptAndAnOpenRingIsClosed() {
        var hole = "-99.18,19.32 -99.12,19.32 -99.12,19.38 -99.18,19.38";
        var file = read("""
                <kml><Placemark><MultiGeometry><Point><coordinates>-99,19</coordinates></Point>
                <Polygon><outerBoundaryIs><LinearRing><coordinates>%s</coordinates></LinearRing></outerBoundaryIs>
                <innerBoundaryIs><LinearRing><coordinates>%s</coordinates></LinearRing></innerBoundaryIs></Polygon>
                <MultiGeometry><LinearRing><coordinates>-99.3,19.3 -99.25,19.3 -99.25,19.4</coordinates></LinearRing>
                </MultiGeometry></MultiGeometry></Placemark></kml>""".formatted(RING, hole));

        assertThat(file.problems()).isEmpty();
        var geometry = file.features().getFirst().geometry();
        assertThat(geometry.getNumGeometries()).isEqualTo(2);
        assertThat(geometry.getArea()).isCloseTo(0.01 - 0.0036 + 0.0025, within(1e-9));
    }

    @Test
    void anUndeclaredPrefixABlankAfterTheCommaAndMarkupInADescriptionDoNoHarm() {
        var file = read("""
                <kml:kml><kml:Placemark><gx:balloonVisibility>1</gx:balloonVisibility>
                <kml:description>Calle <i>A</i> y B</kml:description><kml:Polygon><kml:outerBoundaryIs><kml:LinearRing>
                <kml:coordinates>-99.2, 19.3, 0 -99.1, 19.3, 0 -99.1, 19.4, 0</kml:coordinates>
                </kml:LinearRing></kml:outerBoundaryIs></kml:Polygon></kml:Placemark></kml:kml>""");

        assertThat(file.problems()).isEmpty();
        assertThat(file.features().getFirst().value("description")).isEqualTo("Calle A y B");
        assertThat(file.features().getFirst().geometry().getArea()).isCloseTo(0.005, within(1e-9));
    }

    @Test
    void whatHasNoOutlineOrIsAPointOrCannotBeReadIsReportedAtItsPlace() {
        var file = read("""
                <kml><Document><Placemark><name>A</name>%s</Placemark><Placemark><name>B</name></Placemark>
                <Placemark><Point><coordinates>-99,19</coordinates></Point></Placemark>
                <Placemark>%s</Placemark></Document></kml>""".formatted(SQUARE, polygon("no,30 no,30 no,30")));

        assertThat(file.features()).hasSize(1);
        assertThat(file.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::isError)
                .containsExactlyInAnyOrder(
                        tuple(BoundaryProblem.NO_GEOMETRY, 2, false),
                        tuple(BoundaryProblem.NOT_A_POLYGON, 3, true),
                        tuple(BoundaryProblem.BROKEN_OUTLINE, 4, true));
    }

    @Test
    void aCornerThatIsNowhereOnEarthIsQuotedWithoutNaN() {
        var file = read("<kml><Document><Placemark>%s</Placemark><Placemark>%s</Placemark></Document></kml>"
                .formatted(polygon("NaN,19 -99,19 -99,20"), polygon("1e308,19 -99,19 -99,20")));

        assertThat(file.problems())
                .filteredOn(problem -> problem.code() == BoundaryProblem.BROKEN_OUTLINE)
                .extracting(problem -> problem.args().getFirst())
                .containsExactly("?, 19.0", "1.0E308, 19.0");
    }

    @Test
    void oldWindowsLettersAreReadAsDeclaredAndAlsoWhenTheDeclarationLies() {
        var xml = "<?xml version=\"1.0\" encoding=\"%s\"?><kml><Placemark><name>Peñón</name>" + SQUARE
                + "</Placemark></kml>";
        for (var declared : new String[] {"ISO-8859-1", "UTF-8", "no-such-thing"}) {
            var file = BoundaryReader.read("m.kml", xml.formatted(declared).getBytes(StandardCharsets.ISO_8859_1));

            assertThat(file.features().getFirst().value("name")).isEqualTo("Peñón");
        }
    }

    @Test
    void anEntityBombAndAnOutsideEntityAreRefusedUnopened() {
        var bomb = """
                <?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><kml><Placemark><name>&c;</name></Placemark></kml>""";
        var outside = """
                <?xml version="1.0"?><!DOCTYPE kml [<!ENTITY f SYSTEM "file:///etc/hostname">]>
                <kml><Placemark><name>&f;</name></Placemark></kml>""";

        assertThat(read(bomb).problems()).extracting(ImportProblem::code).containsExactly(BoundaryProblem.BROKEN_XML);
        assertThat(read(outside).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.BROKEN_XML);
    }

    @Test
    void brokenXmlNamesItsLineAndOtherXmlItsFirstElement() {
        assertThat(read("<kml>\n<Placemark></kml>").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(BoundaryProblem.BROKEN_XML);
            assertThat(problem.args().getFirst()).isEqualTo("2");
        });
        assertThat(read("<html><body/></html>").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(BoundaryProblem.NOT_KML);
            assertThat(problem.args()).containsExactly("html");
        });
        assertThat(read("<kml><Document/></kml>").problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.NO_FEATURES);
    }

    @Test
    void aKmzWhoseRootOnlyPointsAtTheLayersIsReadAndTwoLayersAreAskedAbout() {
        var root = "<kml><NetworkLink><Link><href>layers/a.kml</href></Link></NetworkLink></kml>";
        var one = "<kml><Placemark>" + SQUARE + "</Placemark></kml>";
        var two = "<kml><Placemark>%s</Placemark><Placemark/></kml>".formatted(SQUARE);

        var single = BoundaryReader.read("m.kmz", kmz(Map.of("doc.kml", root, "layers/a.kml", two)));
        assertThat(single.features()).hasSize(1);
        assertThat(single.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(BoundaryProblem.NO_GEOMETRY, 2));

        var several = kmz(Map.of("a, b.kml", one, "c.KML", two));
        assertThat(BoundaryReader.read("m.kmz", several).layers()).containsExactlyInAnyOrder("a, b", "c");
        assertThat(BoundaryReader.read("m.kmz", several, null, "a, b").features())
                .hasSize(1);
        assertThat(BoundaryReader.read("m.kmz", kmz(Map.of("doc.kml", root))).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.NO_FEATURES);
    }

    @ParameterizedTest
    @CsvSource({
        "addresses.kml, 15, 0",
        "bad.kml, 3, 0",
        "cdata.kml, 1, 0",
        "linear_ring.kml, 1, 1",
        "multigeometry.kml, 1, 0",
        "multigeometry_sibling.kml, 1, 0",
        "nogeomplacemark.kml, 1, 0",
        "noname.kml, 1, 0",
        "null_geometry.kml, 1, 0",
        "point_extra_coordinates.kml, 1, 0",
        "polygon.kml, 1, 1",
        "simpledata.kml, 2, 0",
        "timespan.kml, 1, 1",
    })
    void everyPlacemarkOfOtherPeoplesTestFilesIsAnAreaOrAReportedProblem(String name, int placemarks, int areas)
            throws IOException {
        var path = SharedData.require("data/09_formats/kml").resolve(name);
        var file = BoundaryReader.read(name, Files.readAllBytes(path));

        assertThat(file.features()).hasSize(areas);
        assertThat(file.problems().stream().map(ImportProblem::row).distinct()).hasSize(placemarks - areas);
    }

    private static BoundaryFile read(String kml) {
        return BoundaryReader.read("mapa.kml", kml.getBytes(StandardCharsets.UTF_8));
    }

    private static String polygon(String coordinates) {
        return "<Polygon><outerBoundaryIs><LinearRing><coordinates>" + coordinates
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon>";
    }

    private static byte[] kmz(Map<String, String> files) {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return TestFiles.zip(bytes);
    }
}
