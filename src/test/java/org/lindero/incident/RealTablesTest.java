package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.SharedData;
import org.lindero.area.AreaCodes;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryReader;
import org.lindero.area.PointLocator;
import org.lindero.area.TestFiles;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.table.FileProblem;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Shaping;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real files of counts and incidents, against totals that were computed apart from this code. */
class RealTablesTest {

    @Test
    void mexicoCitysCountsAddUp() throws IOException {
        var table = table("data/01_cdmx_cuadrantes/2013_crimeDF/df-crime.csv");
        var columns = CountColumns.guess(table);
        var codes = codes(table, "cuadrante", "(en blanco)");

        assertThat(columns).isEqualTo(new CountColumns("cuadrante", "date", null, "crime", "count"));
        assertThat(CountReader.read(table, columns, codes, Choices.STRICT).errors())
                .isEqualTo(64);
        var counts = CountReader.read(table, columns, codes, new Choices(true, Repeats.REFUSE));
        assertThat(counts.isClean()).isTrue();
        assertThat(counts.rows()).isEqualTo(54_272);
        assertThat(counts.counts()).hasSize(847 * 4 * 16);
        assertThat(counts.problemCounts()).containsOnlyKeys(TableProblem.LEFT_OUT_AREA);
        assertThat(total(counts)).isEqualTo(27_691);
    }

    @Test
    void withTheRowsOfNoAreaMexicoCitysCountsAreWhole() throws IOException {
        var truth = truth("01_cdmx_cuadrantes").path("df-crime.csv");
        var table = table("data/01_cdmx_cuadrantes/2013_crimeDF/df-crime.csv");
        var all = CountReader.read(table, CountColumns.guess(table), codes(table, "cuadrante", ""), Choices.STRICT);

        assertThat(table.headings())
                .isEqualTo(truth.path("columns")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(all.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(all.counts()).hasSize(all.rows());
        assertThat(total(all)).isEqualTo(truth.path("total").asDouble());
        truth.path("total_by_crime")
                .properties()
                .forEach(crime -> assertThat(all.counts().stream()
                                .filter(count -> count.category().equals(crime.getKey()))
                                .mapToDouble(CountTable.Count::count)
                                .sum())
                        .isEqualTo(crime.getValue().asDouble()));
        assertThat(all.counts().stream()
                        .filter(count -> count.month().getYear() == 2014)
                        .mapToDouble(CountTable.Count::count)
                        .sum())
                .isEqualTo(truth.path("total_2014_Jan_Apr").asDouble());
        assertThat(all.counts().stream().map(CountTable.Count::month).distinct().sorted())
                .containsExactlyElementsOf(truth.path("months")
                        .valueStream()
                        .map(month -> PeriodText.month(month.asString()))
                        .toList());
        var without = new int[1];
        table.forEachCell(table.column("population"), cell -> without[0] += cell.equals("NA") ? 1 : 0);
        assertThat(without[0]).isEqualTo(truth.path("rows_null_population").asInt());
    }

    @Test
    void everyAreaOfMexicoCitysCountsHasAnOutlineExceptTheBlankOne() throws IOException {
        var truth = truth("01_cdmx_cuadrantes").path("df-crime.csv");
        var table = table("data/01_cdmx_cuadrantes/2013_crimeDF/df-crime.csv");
        var shp = SharedData.require("data/01_cdmx_cuadrantes/2013_crimeDF/cuadrantes-sspdf-no-errors.shp");
        var outlines = BoundaryReader.read("cuadrantes.zip", TestFiles.zipped(shp)).features().stream()
                .map(area -> area.value("id"))
                .collect(Collectors.toSet());
        var counted = new TreeSet<String>();
        table.forEachCell(table.column("cuadrante"), counted::add);

        assertThat(counted).hasSize(truth.path("n_cuadrantes").asInt()).containsAll(outlines);
        counted.removeAll(outlines);
        assertThat(counted)
                .containsExactlyElementsOf(truth.path("cuadrantes_in_csv_not_in_2013_polygons")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    @Test
    void thePoliceWorkbookImportsAsItCame() throws IOException {
        var truth = truth("01_cdmx_cuadrantes").path("foia_xlsx");
        var table = table("data/01_cdmx_cuadrantes/2016/foia_275416_delitos_cuadrante_mes_2013-2016.xlsx");

        var shaping = ShapeGuess.of(table);
        assertThat(shaping.shape()).isEqualTo(Shape.NESTED);
        assertThat(shaping.across()).hasSize(truth.path("month_columns").asInt());
        var shaped = shaping.apply(table);
        var columns = CountColumns.guess(shaped, shaping.shape());
        var codes = codes(shaped, Shaping.AREA, "(en blanco)");
        var choices = new Choices(false, Repeats.REFUSE, true, true, null);

        var counts = CountReader.read(shaped, columns, codes, choices);
        assertThat(counts.isClean()).isTrue();
        assertThat(counts.categories())
                .containsExactlyElementsOf(truth.path("delitos")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(counts.counts().stream().map(CountTable.Count::areaCode).distinct())
                .hasSize(truth.path("n_cuadrante_header_rows").asInt());
        assertThat(total(counts))
                .isEqualTo(truth.path("sum_cuadrante_header_rows").asDouble());
        truth.path("by_year_cuadrante_rows")
                .properties()
                .forEach(year -> assertThat(counts.counts().stream()
                                .filter(count ->
                                        String.valueOf(count.month().getYear()).equals(year.getKey()))
                                .mapToDouble(CountTable.Count::count)
                                .sum())
                        .isEqualTo(year.getValue().asDouble()));
        assertThat(counts.problemCounts())
                .containsOnlyKeys(
                        FileProblem.SUBTOTALS,
                        FileProblem.TOTAL_COLUMNS,
                        TableProblem.LEFT_OUT_AREA,
                        TableProblem.LAST_MONTH);

        var complete = new Choices(false, Repeats.REFUSE, true, true, YearMonth.of(2016, 5));
        assertThat(CountReader.read(shaped, columns, codes, complete).counts().stream()
                        .map(CountTable.Count::month)
                        .distinct())
                .hasSize(41);
        var withBlank = codes(shaped, Shaping.AREA, "");
        assertThat(total(CountReader.read(shaped, columns, withBlank, choices)))
                .isEqualTo(truth.path("total_general_row_sum").asDouble());
        var whole = CountReader.read(shaped, columns, withBlank, choices).counts();
        truth.path("total_general_by_year")
                .properties()
                .forEach(year -> assertThat(whole.stream()
                                .filter(count ->
                                        String.valueOf(count.month().getYear()).equals(year.getKey()))
                                .mapToDouble(CountTable.Count::count)
                                .sum())
                        .isEqualTo(year.getValue().asDouble()));
        assertThat(whole.stream()
                        .filter(count -> count.areaCode().equals("(en blanco)"))
                        .mapToDouble(CountTable.Count::count)
                        .sum())
                .isEqualTo(truth.path("unassigned_groups_total").asDouble());
        assertThat(whole.stream().map(CountTable.Count::month).min(YearMonth::compareTo))
                .contains(month(truth.path("first_month")));
        assertThat(whole.stream().map(CountTable.Count::month).max(YearMonth::compareTo))
                .contains(month(truth.path("last_month")));
        var naive = ShapeGuess.of(table, Shape.MONTHS_ACROSS).apply(table);
        var crimes = counts.categories();
        var sum = new double[1];
        naive.forEach(row -> {
            var label = row.cell(0);
            if (label.equals("(en blanco)") || crimes.contains(label)) {
                var value = row.cell(naive.column(Shaping.VALUE));
                sum[0] += value.isEmpty() ? 0 : Double.parseDouble(value);
            }
        });
        assertThat(sum[0]).isEqualTo(truth.path("sum_all_detail_cells").asDouble());
    }

    @Test
    void monthsSpelledInFourWaysAndLinesInTwoEncodingsAddUp() throws IOException {
        for (var name :
                List.of("periodos_texto_mezclados_duplicados.csv", "codificacion_mixta_utf8_cp1252_por_linea.csv")) {
            var table = table("data/09_formats/csv_derived/" + name);
            var columns = new CountColumns("Alcaldía", "Periodo", null, "Delito", "Casos");
            var codes = codes(table, "Alcaldía", "");

            // The column that told rows with violence from rows without is missing: they are parts of one count.
            var counts = CountReader.read(table, columns, codes, new Choices(false, Repeats.ADD_UP));
            assertThat(counts.problems()).isEmpty();
            assertThat(counts.rows()).isEqualTo(1_452);
            assertThat(counts.counts().stream().map(CountTable.Count::month).distinct())
                    .hasSize(24);
            assertThat(total(counts)).isEqualTo(53_128);
        }
    }

    @Test
    void incidentsLieInTheCuadrantesThatAnotherProgramFound() throws IOException {
        var truth = new JsonMapper()
                .readTree(Files.readString(SharedData.require("data/02_cdmx_colonias_incidentes/truth.json")))
                .path("pip_LA MAGDALENA CONTRERAS_in_cuadrantes2016");
        var shp = SharedData.require("data/01_cdmx_cuadrantes/2016/cuadrantes_population.shp");
        var areas = BoundaryReader.read("cuadrantes.zip", TestFiles.zipped(shp)).features();
        var table = table("data/02_cdmx_colonias_incidentes/derived_incidentes_magdalena_contreras.csv");
        var columns = PointColumns.guess(table);

        var points = PointReader.read(
                table,
                columns,
                new PointLocator(
                        areas.stream().map(BoundaryFile.Feature::geometry).toList()));

        assertThat(columns).isEqualTo(new PointColumns("fecha_hecho", "hora_hecho", "delito", "longitud", "latitud"));
        assertThat(points.isClean()).isTrue();
        assertThat(points.rows()).isEqualTo(truth.path("points").asInt());
        assertThat(points.located())
                .isEqualTo(truth.path("points_inside_at_least_one").asInt());
        for (var top : truth.path("top15")) {
            long found = IntStream.range(0, points.located())
                    .filter(i -> areas.get(points.points().area(i))
                            .value("Nomenclatu")
                            .equals(top.get(0).asString()))
                    .count();
            assertThat(found).as(top.toString()).isEqualTo(top.get(1).asLong());
        }
    }

    private static YearMonth month(JsonNode yearAndMonth) {
        return YearMonth.of(yearAndMonth.get(0).asInt(), yearAndMonth.get(1).asInt());
    }

    private static JsonNode truth(String folder) throws IOException {
        return new JsonMapper().readTree(Files.readString(SharedData.require("data/" + folder + "/truth.json")));
    }

    private static double total(CountTable counts) {
        return counts.counts().stream().mapToDouble(CountTable.Count::count).sum();
    }

    private static AreaCodes codes(Table table, String heading, String without) {
        int column = table.column(heading);
        var codes = new TreeSet<String>();
        table.forEach(row -> codes.add(row.cell(column)));
        codes.remove(without);
        return new AreaCodes(codes);
    }

    private static Table table(String path) throws IOException {
        var file = SharedData.require(path);
        return TableFile.read(file.getFileName().toString(), Files.readAllBytes(file));
    }
}
