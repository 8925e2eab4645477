package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.area.AreaCodes;
import org.lindero.area.ImportProblem;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.table.FileProblem;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Shaping;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import org.lindero.incident.table.Workbooks;

/** Tables made for reading become a row for each count, and every problem still names the cell of the file. */
class ShapedTablesTest {

    private static final AreaCodes CODES = new AreaCodes(List.of("A-001", "A-002", "09010", "09012", "25006"));
    private static final Choices PIVOT = new Choices(false, Repeats.REFUSE, true, true, null);

    @Test
    void aFormulaWhoseValueWasNotStoredIsAProblemOfItsCellAndOneWhoseValueIsAnEmptyTextIsBlank() {
        var table = TableFile.read("formulas.xlsx", Workbooks.of(false, sheet -> {
            Workbooks.row(sheet, 0, "clave", "mes", "delito", "conteo");
            for (int i = 1; i <= 6; i++) {
                Workbooks.row(sheet, i, "A-001", "2024-0" + i, "Robo", 4);
            }
            sheet.getRow(1).createCell(3).setCellFormula("SUM(4,5)");
            sheet.getRow(2).createCell(1).setCellFormula("TEXT(1,2)");
            sheet.getRow(3).createCell(0).setCellFormula("UPPER(\"a-001\")");
            sheet.getRow(4).createCell(2).setCellFormula("UPPER(\"robo\")");
            sheet.getRow(5).createCell(3).setCellFormula("SUM(7,8)");
            sheet.getRow(5).getCell(3).setCellValue(15);
            sheet.getRow(6).createCell(3).setCellFormula("IF(1,\"\")");
            sheet.getRow(6).getCell(3).setCellValue("");
        }));

        for (var choices : List.of(Choices.STRICT, new Choices(true, Repeats.REFUSE, true, true, null, true, null))) {
            var counts = CountReader.read(table, CountColumns.guess(table), CODES, choices);
            assertThat(counts.problems())
                    .filteredOn(ImportProblem::isError)
                    .extracting(ImportProblem::code, ImportProblem::column, ImportProblem::args)
                    .containsExactly(
                            tuple(TableProblem.FORMULA, "Hoja1!D2 (conteo)", List.of("=SUM(4,5)")),
                            tuple(TableProblem.FORMULA, "Hoja1!B3 (mes)", List.of("=TEXT(1,2)")),
                            tuple(TableProblem.FORMULA, "Hoja1!A4 (clave)", List.of("=UPPER(\"a-001\")")),
                            tuple(TableProblem.FORMULA, "Hoja1!C5 (delito)", List.of("=UPPER(\"robo\")")));
            assertThat(counts.counts())
                    .filteredOn(count -> count.row() == 6)
                    .extracting(CountTable.Count::count)
                    .containsExactly(15.0);
            assertThat(counts.notPublished()).isEqualTo(choices.blankIsZero() ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPivotTableIsReadWithoutItsTotalsItsSubtotalsAndItsGroupWithoutAnArea(boolean old) {
        var table = TableFile.read("pivote", Workbooks.pivot(old));

        assertThat(table.headings())
                .containsExactly(
                        "CUADRANTE / DELITO",
                        "2013 NOVIEMBRE",
                        "2013 DICIEMBRE",
                        "Total 2013",
                        "2014 ENERO",
                        "2014 FEBRERO",
                        "Total 2014",
                        "Total general");
        assertThat(ShapeGuess.of(table).shape()).isEqualTo(Shape.NESTED);
        var counts = read(table, PIVOT);

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.rows()).isEqualTo(4);
        assertThat(counts.counts()).hasSize(3 * 4);
        assertThat(total(counts)).isEqualTo(20);
        assertThat(counts.counts().getFirst())
                .isEqualTo(new CountTable.Count(26, "A-001", YearMonth.of(2013, 11), "Homicidio doloso", 1));
        assertThat(counts.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column, ImportProblem::args)
                .containsExactly(
                        tuple(FileProblem.SUBTOTALS, null, null, List.of("4")),
                        tuple(FileProblem.TOTAL_COLUMNS, null, null, List.of("Total 2013, Total 2014, Total general")),
                        tuple(TableProblem.LEFT_OUT_AREA, 30, "Hoja1!A30 (CUADRANTE / DELITO)", List.of("(en blanco)")),
                        tuple(TableProblem.LAST_MONTH, null, null, List.of("2014-02", "1", "2014-01", "6")));
    }

    @Test
    void monthsAfterTheLastCompleteOneAreLeftOutAndSaid() {
        var table = TableFile.read("pivote.xlsx", Workbooks.pivot(false));

        var counts = read(table, new Choices(false, Repeats.REFUSE, true, true, YearMonth.of(2014, 1)));

        assertThat(counts.counts().stream().map(CountTable.Count::month).max(YearMonth::compareTo))
                .contains(YearMonth.of(2014, 1));
        assertThat(counts.problems())
                .filteredOn(problem -> problem.code() == TableProblem.AFTER_LAST_MONTH)
                .extracting(ImportProblem::args)
                .containsExactly(List.of("2014-01", "3"));
    }

    @Test
    void aWrongCellOfAPivotTableIsNamedByItsAddress() {
        var table = TableFile.read("pivote.xlsx", Workbooks.of(false, sheet -> {
            Workbooks.row(sheet, 0, "zona", "ene-15", "feb-15");
            Workbooks.row(sheet, 1, "A-001", 3, -1);
            Workbooks.row(sheet, 2, "Robo", 3, -1);
            Workbooks.row(sheet, 3, "X-9", 3, 1);
            Workbooks.row(sheet, 4, "Robo", "tres", 1);
        }));

        assertThat(read(table, PIVOT).problems())
                .filteredOn(ImportProblem::isError)
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column)
                .containsExactly(
                        tuple(TableProblem.NEGATIVE, 3, "Hoja1!C3 (feb-15)"),
                        tuple(TableProblem.UNKNOWN_AREA, 4, "Hoja1!A4 (zona)"),
                        tuple(TableProblem.NOT_A_NUMBER, 5, "Hoja1!B5 (ene-15)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clave;ene-15;feb-15",
                "clave;2015-01;2015-02",
                "clave;2015/01;2015/02",
                "clave;Enero 2015;Febrero 2015",
                "clave;ENE 15;FEB 15",
                "clave;ene2015;feb2015"
            })
    void monthsAreFoundInTheHeadingsHoweverTheyAreWritten(String heading) {
        var counts = read(text(heading + ";Total\n9010;3;;3\n09012;0;2;2\n"), new Choices(false, Repeats.REFUSE));

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.counts())
                .extracting(CountTable.Count::areaCode, CountTable.Count::month, CountTable.Count::count)
                .containsExactly(
                        tuple("09010", YearMonth.of(2015, 1), 3.0),
                        tuple("09012", YearMonth.of(2015, 1), 0.0),
                        tuple("09012", YearMonth.of(2015, 2), 2.0));
        assertThat(counts.notPublished()).isEqualTo(1);
        assertThat(counts.problemCounts()).containsOnlyKeys(FileProblem.TOTAL_COLUMNS, TableProblem.ZEROS_RESTORED);
    }

    @Test
    void theOfficialMunicipalLayoutIsRecognisedAndOtherMunicipalitiesAreLeftOut() {
        var table = text("""
                Año,Clave_Ent,Entidad,Cve. Municipio,Municipio,Bien jurídico afectado,Tipo de delito,Subtipo de delito,Modalidad,Enero,Febrero,Marzo
                2024,25,Sinaloa,25006,Culiacán,La vida,Homicidio,Homicidio doloso,Con arma de fuego,10,12,
                2024,25,Sinaloa,25006,Culiacán,El patrimonio,Robo,Robo a negocio,Robo a negocio,7,"1,012",
                2024,25,Sinaloa,25999,Otros Municipios,La vida,Homicidio,Homicidio doloso,Con arma de fuego,1,1,
                2024,9,Ciudad de México,9010,Álvaro Obregón,La vida,Homicidio,Homicidio doloso,Con arma blanca,2,1,
                """);
        var shaping = ShapeGuess.of(table);

        assertThat(shaping.shape()).isEqualTo(Shape.MONTHS_ACROSS);
        assertThat(CountColumns.guess(shaping.apply(table), shaping.shape()))
                .isEqualTo(new CountColumns(
                        "Cve. Municipio",
                        "Entidad",
                        Shaping.HEADING,
                        "Año",
                        List.of("Tipo de delito", "Subtipo de delito", "Modalidad"),
                        Shaping.VALUE));
        var counts = read(table, new Choices(false, Repeats.REFUSE, true, false, null));

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.categories())
                .containsExactly(
                        "Homicidio · Homicidio doloso · Con arma blanca",
                        "Homicidio · Homicidio doloso · Con arma de fuego",
                        "Robo · Robo a negocio");
        assertThat(total(counts)).isEqualTo(10 + 12 + 7 + 1012 + 2 + 1);
        assertThat(counts.notPublished()).isEqualTo(3);
        assertThat(counts.problemCounts())
                .containsOnlyKeys(TableProblem.OTHER_MUNICIPALITIES, TableProblem.ZEROS_RESTORED);
    }

    @Test
    void aColumnForEachOffenceIsRecognisedAndItsTotalLeftOut() {
        var table = text("""
                Periodo,Año,Mes,Clave,Homicidio doloso,Feminicidio,Total
                Enero 2024,2024,Enero,09010,1.0,0.0,1.0
                Febrero 2024,2024,Febrero,09010,2.0,1.0,3.0
                """);

        assertThat(ShapeGuess.of(table).shape()).isEqualTo(Shape.CATEGORIES_ACROSS);
        var counts = read(table, Choices.STRICT);
        assertThat(counts.isClean()).as("%s", counts.problems()).isTrue();
        assertThat(counts.categories()).containsExactly("Feminicidio", "Homicidio doloso");
        assertThat(total(counts)).isEqualTo(4);
    }

    @Test
    void anAreaInEachColumnIsReadWhenTheUserSaysSo() {
        var table = text("mes,A-001,A-002\n2024-01,3,4\n2024-02,5,6\n");
        var shaping = ShapeGuess.of(table, Shape.AREAS_ACROSS);
        var shaped = shaping.apply(table);

        var counts = CountReader.read(shaped, CountColumns.guess(shaped, shaping.shape()), CODES, Choices.STRICT);

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.counts())
                .extracting(CountTable.Count::areaCode, CountTable.Count::count)
                .containsExactly(tuple("A-001", 3.0), tuple("A-002", 4.0), tuple("A-001", 5.0), tuple("A-002", 6.0));
    }

    @Test
    void aRowForEachIncidentIsCountedByAreaMonthAndCategory() {
        var table = text("""
                Crime ID,Month,Longitude,Latitude,LSOA code,Crime type
                aa,2019-01,-0.1,51.5,A-001,Burglary
                bb,2019-01,-0.1,51.5,A-001,Burglary
                bb,2019-02,,,A-002,Drugs
                ,2019-02,,,,Drugs
                """);
        var choices = new Choices(true, Repeats.ADD_UP, true, true, null);

        assertThat(ShapeGuess.of(table).shape()).isEqualTo(Shape.INCIDENTS);
        assertThat(read(table, choices).counts())
                .extracting(CountTable.Count::areaCode, CountTable.Count::category, CountTable.Count::count)
                .containsExactly(tuple("A-001", "Burglary", 2.0), tuple("A-002", "Drugs", 1.0));
    }

    @Test
    void datesOfASheetAreDatesAndNumbersKeepAllTheirDigits() {
        var table = TableFile.read("fechas.xlsx", Workbooks.of(false, sheet -> {
            Workbooks.row(sheet, 0, "clave", "mes", "promedio", "casos");
            Workbooks.row(sheet, 1, "A-001", LocalDate.of(2015, 1, 1), 3.66666666666667, 12);
            sheet.getRow(1).getCell(2).setCellStyle(sheet.getWorkbook().createCellStyle());
        }));

        var row = table.samples().getFirst();
        assertThat(List.of(row.cell(1), row.cell(2), row.cell(3)))
                .containsExactly("2015-01-01", "3.66666666666667", "12");
    }

    @Test
    void aCellMergedOverSeveralRowsStandsInEach() {
        var table = TableFile.read("unidas.xlsx", Workbooks.of(false, sheet -> {
            Workbooks.row(sheet, 0, "clave", "mes", "casos");
            Workbooks.row(sheet, 1, "A-001", "2024-01", 1);
            Workbooks.row(sheet, 2, null, "2024-02", 2);
            Workbooks.row(sheet, 3, "A-002", "2024-01", 3);
            Workbooks.row(sheet, 4, null, "2024-02", 4);
            sheet.addMergedRegion(CellRangeAddress.valueOf("A2:A3"));
        }));

        var counts = read(table, Choices.STRICT);
        assertThat(counts.counts()).extracting(CountTable.Count::areaCode).containsExactly("A-001", "A-001", "A-002");
        assertThat(counts.problems())
                .extracting(ImportProblem::code, ImportProblem::column)
                .containsExactly(tuple(TableProblem.NO_AREA, "Hoja1!A5 (clave)"));
    }

    @Test
    void titlesAboveTheHeadingsOfATextFileAreSkipped() {
        var counts = read(
                text("Incidencia delictiva\nFuente: fiscalía\n\nclave;mes;casos\nA-001;2024-01;3\n"), Choices.STRICT);

        assertThat(counts.counts()).containsExactly(new CountTable.Count(5, "A-001", YearMonth.of(2024, 1), "", 3));
    }

    private static Table text(String text) {
        return TableFile.read("tabla.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** As the page proposes. */
    private static CountTable read(Table table, Choices choices) {
        var shaping = ShapeGuess.of(table);
        var shaped = shaping.apply(table);
        return CountReader.read(shaped, CountColumns.guess(shaped, shaping.shape()), CODES, choices);
    }

    private static double total(CountTable counts) {
        return counts.counts().stream().mapToDouble(CountTable.Count::count).sum();
    }
}
