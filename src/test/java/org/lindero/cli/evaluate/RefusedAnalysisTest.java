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
}
