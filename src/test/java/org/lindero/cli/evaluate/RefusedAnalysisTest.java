package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that cannot support an analysis refuse that analysis, say why and leave the others. */
class RefusedAnalysisTest {

    private static final int MONTHS = 6;
    private static final int SIDE = 6;
    private static final String DESIGN = """
            {'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'},
             'areas': {'file': 'areas.geojson', 'unit': 'code'}, 'analyses': [%s]}""";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
        var board = new Board(SIDE);
        folder.file("areas.geojson", board.geoJson())
                .file(
                        "panel.csv",
                        board.panel(
                                "y,flat,d,first,early,ring",
                                MONTHS,
                                (area, month) -> "%d,7,%d,%s,%s,%s"
                                        .formatted(
                                                10 + (area * 7 + month * 5) % 11,
                                                area < 6 && month >= 3 ? 1 : 0,
                                                area < 6 ? "2020-04" : "",
                                                area < 6 ? "2020-01" : "",
                                                area < 6 ? "treated" : "clean")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'did', 'outcome': 'flat', 'treatment': 'd'",
                "'event-study', 'outcome': 'flat', 'first': 'first'",
                "'event-study', 'outcome': 'flat', 'first': 'first', 'model': 'poisson'",
                "'poisson', 'outcome': 'flat', 'treatment': 'd'",
                "'ring-did', 'outcome': 'flat', 'first': 'first', 'rings': 'ring'",
                "'exposure-did', 'outcome': 'flat', 'treatment': 'd', 'weights': 'queen'",
                "'place-effect', 'outcome': 'flat', 'first': 'first', 'rings': 'ring'",
                "'police', 'outcome': 'flat', 'first': 'first', 'rings': 'ring', 'dose': 'y', 'role': 'package'",
                "'randomisation', 'analysis': {'method': 'did', 'outcome': 'flat', 'treatment': 'd'}",
                "'randomisation', 'analysis': {'method': 'poisson', 'outcome': 'flat', 'treatment': 'd'}",
                "'negative-binomial', 'outcome': 'flat', 'covariates': ['d']",
                "'interrupted-series', 'outcome': 'flat', 'unit': 'a000', 'start': '2020-04', 'lag': 1",
                "'synthetic-control', 'outcome': 'flat', 'treatedUnit': 'a000', 'start': '2020-04'",
                "'moran', 'outcome': 'flat', 'weights': 'queen'"
            })
    void anOutcomeThatDoesNotVaryIsRefusedByEveryMethod(String block) {
        folder.design(DESIGN.formatted(
                "{'id': 'a', 'method': " + block + "},{'id': 'b', 'method': 'power', 'se': 1, 'df': 9}"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo("NO_VARIATION");
        assertThat(folder.analysis("b").path("mde").isNumber()).isTrue();
    }

    /** The panel of places finds it out while it is read. */
    @Test
    void aCleanUnitWithAStartRefusesItsAnalysisOnly() {
        folder.design(DESIGN.formatted("""
                {'id': 'a', 'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'other'},
                {'id': 'b', 'method': 'power', 'se': 1, 'df': 9}"""));
        var board = new Board(SIDE);
        folder.file(
                "panel.csv",
                board.panel(
                        "y,first,other",
                        MONTHS,
                        (area, month) -> "%d,%s,%s"
                                .formatted(area + month, area < 6 ? "2020-04" : "", area < 5 ? "treated" : "clean")));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo("TREATED_IS_CONTROL");
        assertThat(folder.analysis("a").at("/refused/message").asString()).contains("a005");
        assertThat(folder.analysis("b").path("mde").isNumber()).isTrue();
    }

    @Test
    void anEventStudyNeedsAPeriodBefore() {
        folder.design(DESIGN.formatted("{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'early'}"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo("NO_PRE_PERIOD");
    }

    /** The first exposed period is given for ring units too, by classes and by metres. */
    @Test
    void metresSayTheSameAsClasses() {
        var board = new Board(SIDE);
        folder.file(
                        "panel.csv",
                        board.panel(
                                "y,first,class,metres",
                                MONTHS,
                                (area, month) -> "%d,%s,%s,%d"
                                        .formatted(
                                                20 + (area * 7 + month * 5) % 11 - (area < 6 && month >= 3 ? 9 : 0),
                                                area < 12 ? "2020-04" : "",
                                                area < 6 ? "treated" : area < 12 ? "ring1" : "clean",
                                                area < 6 ? 0 : area < 12 ? 100 : 5000)))
                .design(DESIGN.formatted("""
                {'id': 'a', 'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'class'},
                {'id': 'b', 'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'metres',
                 'distances': [500]},
                {'id': 'c', 'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'metres',
                 'distances': [50]}"""));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").path("estimates").has("ring1")).isTrue();
        assertThat(folder.analysis("a").at("/diagnostics/pooledPoisson/terms").propertyNames())
                .contains("treated", "ring1");
        assertThat(folder.analysis("b").path("estimates"))
                .isEqualTo(folder.analysis("a").path("estimates"));
        assertThat(folder.analysis("c").at("/refused/reason").asString()).isEqualTo("TREATED_IS_CONTROL");
    }

    @Test
    void aPrimaryModelWithoutAnIntervalSaysWhy() {
        var board = new Board(SIDE);
        folder.file(
                        "panel.csv",
                        board.panel(
                                "y,first,class",
                                MONTHS,
                                (area, month) -> "%d,%s,%s"
                                        .formatted(
                                                20 + (area * 7 + month * 5) % 11,
                                                area < 2 ? "2020-04" : "",
                                                area < 2 ? "treated" : "clean")))
                .design("""
                {'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'}, 'analyses': [
                 {'id': 'a', 'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'class'}]}""");

        assertThat(folder.run()).isEqualTo(Evaluate.DONE);
        assertThat(folder.analysis("a").at("/estimates/treated/ci").isNull()).isTrue();
        assertThat(folder.analysis("a").at("/diagnostics/interval/unavailable").asString())
                .contains("give areas");
    }

    @Test
    void aColumnThatStandsTwiceInTheFileIsAWrongDesign() {
        folder.file("panel.csv", "unit,month,y,d,y\na,1,1,0,2\na,2,1,1,3\nb,1,1,0,2\nb,2,1,0,4\n")
                .design(DESIGN.formatted("{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd'}"));

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines()).singleElement().asString().contains("panel.csv has two columns \"y\"");
    }

    @Test
    void aTextThatIsTooLongForACellIsCutInTheWorkbookOnly() {
        var name = "L".repeat(40_000);
        folder.design("{'analyses': [{'id': '%s', 'method': 'power', 'se': 1, 'df': 9}]}".formatted(name));

        assertThat(folder.run("--xlsx")).isEqualTo(Evaluate.DONE);
        assertThat(folder.analysis(name).path("mde").isNumber()).isTrue();
    }

    @Test
    void aHeadingThatOnlyLooksNumberedIsNoRepetition() {
        folder.file(
                        "panel.csv",
                        "unit,month,y,d,y (2)\na,1,1,0,2\na,2,4,1,3\nb,1,1,0,2\nb,2,2,0,4\nc,1,3,0,1\nc,2,1,0,1\n")
                .design(DESIGN.formatted("{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd'}"));

        assertThat(folder.run()).isEqualTo(Evaluate.DONE);
    }
}
