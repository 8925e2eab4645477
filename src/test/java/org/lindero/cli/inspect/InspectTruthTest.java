package org.lindero.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.SharedData;
import org.lindero.engine.Oracle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code inspect} says of files of others, against the numbers beside them. */
class InspectTruthTest {

    private static final String FORMATS = "data/09_formats/";
    private static final String SCHOOLS = "data/07_chicago_safe_passage/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xlsform/blank_second_row.xls",
                "xlsform/choice_filter_test.xlsx",
                "xlsform/duplicate_columns.xlsx",
                "xlsform/extra_columns.xlsx",
                "xlsform/or_other.xlsx",
                "xlsform/repeat_date_test.xls",
                "xlsform/tutorial.xls",
                "xlsform/xl_date_ambiguous.xlsx",
                "xlsform/xlsform_spec_test.xlsx",
                "csv/cat_mun_revisado.xlsx"
            })
    void everySheetOfAWorkbookHasItsRows(String file) {
        assertThat(rows(inspect(FORMATS + file), "Sheet 1"))
                .containsAllEntriesOf(sizes(truth(FORMATS).path(file), "Sheet 1"));
    }

    @Test
    void theSchoolsOfEachYearAreListedSheetBySheet() {
        var file = "Safe_Passage_Schools_By_Implementation_Year_8.12.16.xlsx";

        assertThat(rows(inspect(SCHOOLS + file), ""))
                .isEqualTo(sizes(truth(SCHOOLS).path("xlsx_sheets"), ""));
    }

    @Test
    void theTableOfSchoolsHasItsRowsAndColumns() {
        var truth = truth(SCHOOLS).path("schools_SY1516");
        var json = inspect(SCHOOLS + "CPS_School_Locations_SY1516.csv");

        assertThat(json.path("rows").asInt()).isEqualTo(truth.path("rows").asInt());
        assertThat(json.path("fields").findValuesAsString("name")).isEqualTo(texts(truth.path("columns")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary_poisson_violent_reduced.csv",
                "summary_poisson_property_reduced.csv",
                "summary_poisson_property.csv",
                "summary_poisson_violent.csv"
            })
    void publishedCoefficientsAreReadAsNumbers(String name) {
        var lines = truth(SCHOOLS).path("models/" + name).asString().lines().toList();
        var json = inspect(SCHOOLS + "models/" + name);

        assertThat(json.path("rows").asInt()).isEqualTo(lines.size() - 1);
        assertThat(json.path("fields").findValuesAsString("name"))
                .containsExactly(lines.getFirst().split(","));
        assertThat(json.path("fields").findValuesAsString("type"))
                .containsExactly("text", "number", "number", "number", "number", "integer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kobo/all_geo_types_v2.json",
                "kobo/geojson_and_selects_v1.json",
                "kobo/grouped_repeatable_v1.json",
                "kobo/literacy_test_v1.json",
                "kobo/sanitation_report_v1.json",
                "kobo/site_inspection_v5.json"
            })
    void eachSubmissionOfAFormIsARow(String file) {
        assertThat(inspect(FORMATS + file).path("rows").asInt())
                .isEqualTo(truth(FORMATS).path(file).path("submissions").asInt());
    }

    @Test
    void aFormWithoutSubmissionsHasNoRowsAndThatIsSaid() {
        var file = "kobo/long_unicode_labels_v1.json";
        var json = inspect(FORMATS + file);

        assertThat(json.path("rows").asInt())
                .isEqualTo(truth(FORMATS).path(file).path("submissions").asInt());
        assertThat(json.at("/problems/0/level").asString()).isEqualTo("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv/delitos2013-2017.csv",
                "csv/mpios_codgeo.csv",
                "csv/municipios.csv",
                "csv/state_abbreviations.csv"
            })
    void textTablesHaveTheirRowsColumnsAndRepetitions(String file) {
        var truth = truth(FORMATS).path(file);
        var json = inspect(FORMATS + file);

        assertThat(json.path("rows").asInt()).isEqualTo(truth.path("rows").asInt());
        assertThat(json.path("fields")).hasSize(truth.path("columns").size());
        assertThat(json.path("duplicates")).hasSize(truth.path("duplicate_rows").asInt());
        assertThat(json.path("encoding").asString().contains("BOM"))
                .isEqualTo(truth.path("bom").asBoolean());
    }

    @Test
    void dataValuesOfAnotherSystemHaveTheirRows() {
        var truth = truth(FORMATS).path("dhis2");

        assertThat(inspect(FORMATS + "dhis2/dataValueSetJ.json").path("rows").asInt())
                .isEqualTo(truth.at("/dataValueSetJ.json/dataValues").asInt());
        assertThat(inspect(FORMATS + "dhis2/dataValueSetBooleanTest.csv")
                        .path("rows")
                        .asInt())
                .isEqualTo(truth.at("/dataValueSetBooleanTest.csv/rows").asInt());
    }

    /** Rows by sheet; a workbook with one sheet has a number instead. */
    private static TreeMap<String, Integer> rows(JsonNode json, String only) {
        var rows = new TreeMap<String, Integer>();
        if (json.path("rows").isNumber()) {
            rows.put(only, json.path("rows").asInt());
        } else {
            json.path("rows")
                    .properties()
                    .forEach(sheet -> rows.put(sheet.getKey(), sheet.getValue().asInt()));
        }
        return rows;
    }

    private static TreeMap<String, Integer> sizes(JsonNode truth, String only) {
        var sizes = new TreeMap<String, Integer>();
        truth.properties()
                .forEach(sheet -> sizes.put(
                        truth.size() == 1 ? only : sheet.getKey(),
                        sheet.getValue().get(0).asInt()));
        return sizes;
    }

    private static JsonNode inspect(String file) {
        var output = new ArrayList<String>();
        new Inspect(output::add, error -> {}, Locale.ENGLISH)
                .run(List.of(SharedData.require(file).toString(), "--json"));
        return new JsonMapper().readTree(output.getFirst());
    }

    private static JsonNode truth(String folder) {
        return Oracle.json(folder + "truth.json");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
