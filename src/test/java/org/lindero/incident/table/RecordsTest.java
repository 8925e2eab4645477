package org.lindero.incident.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.area.BoundaryProblem;
import org.lindero.area.ImportProblem;
import org.lindero.area.TestFiles;

/** Records in JSON and tables in archives as tables. */
class RecordsTest {

    @Test
    void dataValuesOfDhis2TakeTheirPeriodAndPlaceFromTheirSetWhereTheyHaveNone() {
        var table = json("""
                {"dataSet": "x", "period": "201501", "orgUnit": "A-001", "dataValues": [
                  {"dataElement": "robo", "categoryOptionCombo": "c/v", "value": "3"},
                  {"dataElement": "robo", "period": "201502", "orgUnit": "A-002", "value": 4, "comment": null}]}
                """);

        assertThat(table.headings())
                .containsExactly("dataElement", "categoryOptionCombo", "value", "period", "orgUnit");
        assertThat(texts(table))
                .containsExactly(
                        List.of("robo", "c/v", "3", "201501", "A-001"), List.of("robo", "", "4", "201502", "A-002"));
    }

    @Test
    void submissionsOfAFormShowTheLabelsOfTheirAnswersAndSpreadTheirPlaces() {
        var table = Geopoints.spread(json("""
                {"submissions": [{"start": "2016-03-14T14:15:48.000-06:00", "grupo": {"que": "1"},
                    "sitio": "19.305 -99.195 2240 5", "_attachments": [{"a": 1}], "_tags": ["x", "y"]}],
                 "content": {"survey": [{"type": "select_one delitos", "name": "que"}],
                    "choices": [{"list_name": "delitos", "name": 1, "label": ["Robo", "Theft"]}]}}
                """));

        assertThat(table.headings())
                .containsExactly("start", "grupo/que", "sitio", "_tags", "sitio (longitud)", "sitio (latitud)");
        assertThat(table.choices()).containsExactly("grupo/que");
        assertThat(texts(table).getFirst())
                .containsExactly(
                        "2016-03-14T14:15:48.000-06:00", "Robo", "19.305 -99.195 2240 5", "x y", "-99.195", "19.305");
    }

    @Test
    void aPlainListAndWellKnownPointsAreRead() {
        var table = Geopoints.spread(json("[{\"a\": 1, \"the_geom\": \"POINT (-87.74 41.8)\"}]"));

        assertThat(texts(table)).containsExactly(List.of("1", "POINT (-87.74 41.8)", "-87.74", "41.8"));
    }

    @Test
    void pointsOfGeoJsonHaveTheirLongitudeFirst() {
        var table = Geopoints.spread(json("""
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"fecha": "2024-01-31"},
                  "geometry": {"type": "Point", "coordinates": [-99.195, 19.305]}}]}
                """));

        var row = table.samples().getFirst();
        assertThat(row.cell(table.column("geometry/coordinates (longitud)"))).isEqualTo("-99.195");
        assertThat(row.cell(table.column("geometry/coordinates (latitud)"))).isEqualTo("19.305");
    }

    @Test
    void jsonThatEndsEarlyAndJsonWithoutRecordsAreNamed() {
        assertThat(json("{\"dataValues\": [{\"value\": 1}, {").problems())
                .extracting(ImportProblem::code)
                .containsExactly(FileProblem.BROKEN_JSON);
        assertThat(json("{\"a\": 1}").problems())
                .extracting(ImportProblem::code)
                .containsExactly(FileProblem.NO_RECORDS);
    }

    /** KoboToolbox, its API, ODK, DHIS2, and a plain list. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"submissions\": [], \"content\": {\"survey\": [{\"name\": \"fecha\", \"type\": \"date\"}]}}",
                "{\"count\": 0, \"next\": null, \"previous\": null, \"results\": []}",
                "{\"@odata.context\": \"x\", \"value\": []}",
                "{\"dataValues\": []}",
                "[]"
            })
    void anExportWithoutSubmissionsSaysThatItHasNone(String text) {
        assertThat(json(text).problems()).extracting(ImportProblem::code).containsExactly(FileProblem.NO_SUBMISSIONS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<dataValueSet xmlns=\"http://dhis2.org/schema/dxf/2.0\"><dataValue value=\"1\"/></dataValueSet>",
                "\uFEFF<?xml version='1.0' encoding='UTF-8'?>\n<!-- a, b -->\n<d:dataValueSet xmlns:d='x'></d:dataValueSet>"
            })
    void valuesOfDhis2AsXmlAreToldToComeAsJsonOrCsv(String text) {
        assertThat(TableFile.read("valores.xml", bytes(text)).problems())
                .extracting(ImportProblem::code)
                .containsExactly(FileProblem.DHIS2_XML);
    }

    @Test
    void textFilesOfAnArchiveStandOneBelowTheOtherAndNameTheFileOfACell() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("2019/01.csv", bytes("Month,Type\n2019-01,a\n"));
        files.put("2019/02.csv", bytes("Month,Type\n2019-02,b\n2019-02,c\n"));
        var file = TableFile.open("todo.zip", TestFiles.zip(files));

        assertThat(file.sheets()).containsExactly("2019/01.csv", "2019/02.csv");
        assertThat(texts(file.table()))
                .containsExactly(List.of("2019-01", "a"), List.of("2019-02", "b"), List.of("2019-02", "c"));
        assertThat(file.table().samples().get(2).place(1))
                .isEqualTo(new Place("2019/02.csv", 3, 1, "2019/02.csv: Type"));
        assertThat(texts(file.table(new Reading(null, null, null, "2019/01.csv", null))))
                .containsExactly(List.of("2019-01", "a"));
    }

    @Test
    void aWorkbookAloneInAnArchiveIsTheWorkbookAndFilesWithOtherHeadingsAreNotMixed() {
        assertThat(TableFile.open("a.zip", TestFiles.zip(Map.of("pivote.xlsx", Workbooks.pivot(false))))
                        .sheets())
                .containsExactly("Hoja1");
        var files = Map.of("1.csv", bytes("a,b\n1,2\n"), "2.csv", bytes("a,c\n1,2\n"));
        assertThat(TableFile.read("a.zip", TestFiles.zip(files)).problems())
                .extracting(ImportProblem::code)
                .containsExactly(FileProblem.OTHER_HEADINGS);
        assertThat(TableFile.read("a.zip", TestFiles.zip(Map.of("../a.csv", bytes("a,b\n1,2\n"))))
                        .problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.ZIP_PATH);
    }

    private static Table json(String text) {
        return TableFile.read("registros.json", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> texts(Table table) {
        return table.samples().stream()
                .map(row -> IntStream.range(0, table.headings().size())
                        .mapToObj(row::cell)
                        .toList())
                .toList();
    }
}
