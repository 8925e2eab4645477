package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lindero.engine.Oracle;

/** Rings and the methods that use them, on North Carolina's counties and an artificial programme in five of them. */
class PlaceMethodsTest {

    private static final String ORACLE = "O14_rings_exposure_nc";
    private static final String TREATED = "['Mecklenburg', 'Forsyth', 'Wake', 'Robeson', 'Pitt']";
    private static final String HEAD = """
            {'panel': {'file': 'panel.csv', 'unit': 'NAME', 'period': 'year'},
             'areas': {'file': 'areas.geojson', 'unit': 'NAME', 'crs': 'EPSG:32119'}, 'analyses': [%s]}""";
    private static final String WORK = "'treated': " + TREATED + ", 'start': 1979, 'distances': [25000, 60000]";

    @TempDir
    private Path temporary;

    private DesignFolder folder;
    private Oracle oracle;
    private Map<String, NamedCsvRecord> reference;

    @BeforeEach
    void start() {
        oracle = Oracle.require(ORACLE);
        reference =
                oracle.rows("ring_reference.csv").stream().collect(Collectors.toMap(r -> r.getField("NAME"), r -> r));
        folder = new DesignFolder(temporary)
                .copy("oracles/" + ORACLE + "/nc_epsg32119_metres.geojson", "areas.geojson")
                .file(
                        "panel.csv",
                        "NAME,year,sid,births,rate,class,metres,when,zone\n"
                                + oracle.rows("panel.csv").stream()
                                        .map(this::row)
                                        .collect(Collectors.joining("\n")));
    }

    private String row(NamedCsvRecord r) {
        double rate = 1000 * number(r, "sid") / number(r, "births");
        var ring = r.getField("ring").equals("far") ? "clean" : r.getField("ring");
        var when = ring.equals("clean") ? "" : "1979";
        return String.join(
                ",",
                r.getField("NAME"),
                r.getField("year"),
                r.getField("sid"),
                r.getField("births"),
                String.valueOf(rate),
                ring,
                Objects.requireNonNull(reference.get(r.getField("NAME"))).getField("min_boundary_distance_m"),
                when,
                "one");
    }

    private static double number(NamedCsvRecord r, String field) {
        return Double.parseDouble(r.getField(field));
    }

    @Test
    void membershipIsThatOfTheReference() {
        folder.design(HEAD.formatted(
                "{'id': 'a', 'method': 'rings', 'treated': " + TREATED + ", 'distances': [25000, 60000]}"));

        assertThat(folder.run()).isZero();
        var membership = folder.analysis("a").path("membership");
        assertThat(membership.size()).isEqualTo(100);
        reference.forEach((name, row) -> assertThat(membership.path(name).asString())
                .isEqualTo(row.getField("ring").equals("far") ? "clean" : row.getField("ring")));
    }

    @Test
    void linearRingsAreFixestsHoweverTheRingsAreSaid() {
        var expected = oracle.expected().path("rate_ols_rings");
        folder.design(HEAD.formatted("""
                {'id': 'boundaries', 'method': 'ring-did', 'outcome': 'rate', %s},
                {'id': 'classes', 'method': 'ring-did', 'outcome': 'rate', 'rings': 'class', 'start': 1979},
                {'id': 'staggered', 'method': 'ring-did', 'outcome': 'rate', 'rings': 'class', 'first': 'when'},
                {'id': 'metres', 'method': 'ring-did', 'outcome': 'rate', 'rings': 'metres', 'distances': [25000, 60000], 'treated': %s, 'start': 1979}""".formatted(WORK, TREATED)));

        assertThat(folder.run()).isZero();
        for (var id : List.of("boundaries", "classes", "staggered", "metres")) {
            for (var set : List.of("treated", "ring1", "ring2")) {
                near(
                        folder.figure(id, set, "estimate"),
                        expected.path("coef").path("D_" + set).asDouble());
                near(
                        folder.figure(id, set, "se"),
                        expected.path("se").path("D_" + set).asDouble());
            }
            double sum = 5 * folder.figure(id, "treated", "estimate")
                    + 47 * folder.figure(id, "ring1", "estimate")
                    + 20 * folder.figure(id, "ring2", "estimate");
            near(folder.figure(id, "net", "estimate"), sum);
            assertThat(folder.analysis(id).path("n").asInt()).isEqualTo(200);
        }
    }

    /** One start, one stratum, a balanced panel: preTotal × cleanPost / cleanPre − postTotal. */
    @Test
    void preventedIsTheRatioOfTotals() {
        folder.design(HEAD.formatted(
                "{'id': 'a', 'method': 'place-effect', 'outcome': 'sid', 'replications': 99, " + WORK + "}"));

        assertThat(folder.run()).isZero();
        double prevented =
                total("treated", 1974) * total("clean", 1979) / total("clean", 1974) - total("treated", 1979);
        var result = folder.analysis("a");
        near(result.at("/prevented/treated/estimate").asDouble(), prevented);
        near(result.at("/percent/treated/estimate").asDouble(), 100 * prevented / (prevented + total("treated", 1979)));
        near(
                folder.figure("a", "treated", "estimate"),
                Math.log(total("treated", 1979) / (prevented + total("treated", 1979))));
        assertThat(result.at("/prevented/net/ci").size()).isEqualTo(2);
        assertThat(result.at("/prevented/byUnit").size()).isEqualTo(72);
        assertThat(result.at("/prevented/byUnit/Wake/ci").isNull()).isTrue();
        assertThat(result.path("convention").asString()).contains("seed 1");
    }

    private double total(String role, int year) {
        return oracle.rows("panel.csv").stream()
                .filter(r -> r.getField("ring").equals(role.equals("clean") ? "far" : role))
                .filter(r -> number(r, "year") == year)
                .mapToDouble(r -> number(r, "sid"))
                .sum();
    }

    @Test
    void strataClustersAndOffsetAreColumns() {
        folder.design(HEAD.formatted("""
                {'id': 'a', 'method': 'place-effect', 'outcome': 'sid', 'first': 'when', 'rings': 'class', 'stratum': 'zone',
                 'cluster': 'NAME', 'offset': 'births', 'replications': 99}"""));

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").path("clusters").asInt()).isEqualTo(100);
        assertThat(folder.figure("a", "treated", "estimate")).isBetween(-0.3, -0.2);
    }

    @Test
    void aUnitWithoutABoundaryIsLeftOutBecauseItsRingIsNotKnown() {
        folder.file("panel.csv", """
                NAME,year,rate
                Wake,1974,1
                Wake,1979,2
                Clay,1974,1
                Clay,1979,1
                Swain,1974,2
                Swain,1979,3
                Orange,1974,2
                Orange,1979,2
                Atlantis,1974,2
                Atlantis,1979,9
                """);
        folder.design(
                HEAD.formatted(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'rate', 'treated': ['Wake'], 'start': 1979, 'distances': [25000]}"));

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(8);
        assertThat(folder.analysis("a").at("/diagnostics/units/excluded").asInt())
                .isEqualTo(1);
        near(folder.figure("a", "treated", "estimate"), 0.5);
    }

    @Test
    void aTreatedUnitWithoutABoundaryIsRefused() {
        folder.file("panel.csv", "NAME,year,rate\nAtlantis,1974,1\nAtlantis,1979,2\n");
        folder.design(
                HEAD.formatted(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'rate', 'treated': ['Atlantis'], 'start': 1979, 'distances': [25000]}"));

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst())
                .contains("analyses[0].treated: unit Atlantis is treated but has no boundary");
    }

    @Test
    void projectedCoordinatesWithoutTheirSystemAreNotTakenForDegrees() {
        folder.design(HEAD.replace(", 'crs': 'EPSG:32119'", "")
                .formatted("{'id': 'a', 'method': 'rings', 'treated': " + TREATED + ", 'distances': [1]}"));

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines()).hasSize(1);
        assertThat(folder.lines().getFirst()).contains("areas.geojson: ").contains("longitude and latitude");
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-8 * (1e-3 + Math.abs(expected))));
    }
}
