package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.area.AreaCodes;
import org.lindero.area.BoundaryProblem;
import org.lindero.area.ImportProblem;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.table.FileProblem;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.TableFile;
import org.lindero.shared.Texts;

/** Monthly counts as they really come, and every way in which a cell can be wrong. */
class CountReaderTest {

    private static final Clock NOVEMBER =
            Clock.fixed(Instant.parse("2026-11-29T18:00:00Z"), ZoneId.of("America/Mexico_City"));
    private static final AreaCodes CODES = new AreaCodes(List.of("09010", "09012", "C-1.1.1"));

    @Test
    void windowsLettersSemicolonsAndDecimalCommasAreUnderstood() {
        var text = "Código;Mes;Categoría;Número\r\n09010;marzo 2024;Daño en propiedad;3,5\r\n";

        var counts = read(text.getBytes(Charset.forName("windows-1252")));

        assertThat(counts.problems()).isEmpty();
        assertThat(counts.counts())
                .containsExactly(new CountTable.Count(2, "09010", YearMonth.of(2024, 3), "Daño en propiedad", 3.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) {
        var counts = read("\uFEFFcodigo\tperiodo\tdelito\tconteo\n09010\t2024-03\tExtorsión\t1,204\n"
                .getBytes(Charset.forName(charset)));

        assertThat(counts.counts())
                .containsExactly(new CountTable.Count(2, "09010", YearMonth.of(2024, 3), "Extorsión", 1204));
    }

    /** Counts as offices write them: a comma before three digits separates thousands unless other numbers show that it does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234;15;2,100;8 | 1234;15;2100;8 | 0",
                "1,234,567;15 | 1234567;15 | 0",
                "1,234.5;15 | 1234.5;15 | 0",
                "12,5;15;8 | 12.5;15;8 | 0",
                "12,5;1,234 | 12.5;1.234 | 1",
                "12,5;1.234 | 12.5;1234 | 1",
                "12,5;1.234,5;1.234.567 | 12.5;1234.5;1234567 | 0",
                "12,5;0,125 | 12.5;0.125 | 0",
                "1.234;15 | 1234;15 | 1",
                "12.5;1.234 | 12.5;1.234 | 0",
                "12.5;1,234 | 12.5;1234 | 0"
            })
    void aNumberThatCanBeReadInTwoWaysIsReadAsTheRestOfTheFileAndSaysSo(String cells, String read, int warnings) {
        var text = new StringBuilder("codigo;mes;delito;conteo\n");
        int month = 0;
        for (var cell : cells.split(";")) {
            text.append("09010;2024-%02d;Robo;%s%n".formatted(++month, cell));
        }

        var counts = read(text.toString());

        assertThat(counts.counts())
                .as(counts.problems().toString())
                .extracting(CountTable.Count::count)
                .containsExactly(
                        Arrays.stream(read.split(";")).map(Double::valueOf).toArray(Double[]::new));
        assertThat(counts.problems()).hasSize(warnings).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(TableProblem.AMBIGUOUS_NUMBER);
            assertThat(problem.isError()).isFalse();
        });
    }

    /** What people write below a table; nothing else of such a row needs to be right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fuente: SSPC, consulta de mayo",
                "NOTA 1",
                "* Cifras preliminares",
                "1/ Elaboración propia",
                "Total"
            })
    void aNoteOrATotalBelowTheTableIsLeftOutAndSaysSo(String below) {
        var text = "codigo;mes;conteo\n09010;2024-03;4\n" + below + ";;\n";
        var counts = read(
                text.getBytes(StandardCharsets.UTF_8),
                new Choices(false, Repeats.REFUSE, true, false, null, false, null));

        assertThat(counts.counts()).extracting(CountTable.Count::count).containsExactly(4.0);
        assertThat(counts.problems()).hasSize(1).noneMatch(ImportProblem::isError);
        assertThat(counts.problems().getFirst().args()).contains(below);
    }

    @Test
    void inAFileOfCommasAPointBeforeThreeDigitsIsAFractionAndSaysSoUnlessOtherFractionsShowIt() {
        assertThat(read("area,mes,conteo\n09010,2024-03,1.234\n09010,2024-04,7\n")
                        .problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(TableProblem.AMBIGUOUS_NUMBER, 2));
        assertThat(read("area,mes,conteo\n09010,2024-03,1.234\n09010,2024-04,7.25\n")
                        .problems())
                .isEmpty();
        assertThat(read("area,mes,conteo\n09010,2024-03,0.333\n").problems()).isEmpty();
    }

    @Test
    void linesInTwoEncodingsAreReadEachInItsOwn() {
        var western = "09010,2024-03,Daño,1\n".getBytes(Charset.forName("windows-1252"));
        var unicode = "codigo,periodo,delito,conteo\n09012,2024-03,Daño,2\n".getBytes(StandardCharsets.UTF_8);
        var both = Arrays.copyOf(unicode, unicode.length + western.length);
        System.arraycopy(western, 0, both, unicode.length, western.length);

        assertThat(read(both).categories()).containsExactly("Daño");
    }

    @Test
    void aRowWithMoreOrFewerCellsThanTheHeadingIsRefusedAndNotReadInPart() {
        var counts = read("area,mes,conteo\n09010,2024-03,1,500\n09012,2024-03\nC-1.1.1,2024-03,4,\n");

        assertThat(counts.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(
                        tuple(FileProblem.WRONG_NUMBER_OF_CELLS, 2), tuple(FileProblem.WRONG_NUMBER_OF_CELLS, 3));
        assertThat(counts.counts()).extracting(CountTable.Count::count).containsExactly(4.0);
    }

    @Test
    void aMonthWithoutAYearTakesTheOneOfTheWholeFileAndOneWithAYearKeepsItsOwn() {
        var table = TableFile.read(
                "sin.csv", "area,mes,conteo\n09010,4,3\n09010,2023-05,1\n".getBytes(StandardCharsets.UTF_8));
        var columns = new CountColumns("area", "mes", null, null, "conteo");
        var told = new Choices(false, Repeats.REFUSE, false, false, null, false, 1994);

        assertThat(CountReader.read(table, columns, CODES, Choices.STRICT).problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(TableProblem.BAD_PERIOD, 2));
        assertThat(CountReader.read(table, columns, CODES, told).counts())
                .extracting(CountTable.Count::month)
                .containsExactly(YearMonth.of(1994, 4), YearMonth.of(2023, 5));
    }

    @Test
    void rowsWhosePeriodIsNoMonthAreLeftOutOnlyWhenTheUserSaysSo() {
        var text = "area,mes,conteo\n09010,7,3\n09010,72,1\n09010,,1\n";
        var table = TableFile.read("mitad.csv", text.getBytes(StandardCharsets.UTF_8));
        var columns = new CountColumns("area", "mes", null, null, "conteo");

        var strict = CountReader.read(
                table, columns, CODES, new Choices(false, Repeats.REFUSE, false, false, null, false, 1994));
        assertThat(strict.problems())
                .extracting(ImportProblem::code)
                .containsExactly(TableProblem.BAD_PERIOD, TableProblem.NO_PERIOD);
        var lenient = CountReader.read(
                table, columns, CODES, new Choices(false, Repeats.REFUSE, false, false, null, true, 1994));
        assertThat(lenient.isClean()).isTrue();
        assertThat(lenient.counts()).extracting(CountTable.Count::count).containsExactly(3.0);
        assertThat(lenient.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(TableProblem.LEFT_OUT_MONTH, 3), tuple(TableProblem.LEFT_OUT_MONTH, 4));
    }

    @Test
    void zeroStaysZeroAndBlankIsNotPublished() {
        var counts = read("area,mes,conteo\n09010,2024-03,0\n09012,2024-03,\nC-1.1.1,2024-03,n/d\n");

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.counts()).extracting(CountTable.Count::count).containsExactly(0.0);
        assertThat(counts.notPublished()).isEqualTo(2);
    }

    @Test
    void everyWrongCellIsNamedByRowAndColumn() {
        var counts = read("""
                codigo,mes,conteo
                09010,2024-03,-3
                99999,2024-03,4
                09012,2024-03,muchos
                09012,primavera,5
                ,2024-03,6
                09012,,7
                """);

        assertThat(counts.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column, ImportProblem::args)
                .containsExactly(
                        tuple(TableProblem.NEGATIVE, 2, "conteo", List.of("-3")),
                        tuple(TableProblem.UNKNOWN_AREA, 3, "codigo", List.of("99999")),
                        tuple(TableProblem.NOT_A_NUMBER, 4, "conteo", List.of("muchos")),
                        tuple(TableProblem.BAD_PERIOD, 5, "mes", List.of("primavera")),
                        tuple(TableProblem.NO_AREA, 6, "codigo", List.of()),
                        tuple(TableProblem.NO_PERIOD, 7, "mes", List.of()));
        assertThat(counts.problems())
                .allMatch(ImportProblem::isError)
                .allMatch(problem -> problem.file().equals("conteos.csv"));
        assertThat(counts.counts()).isEmpty();
        assertThat(counts.isClean()).isFalse();
    }

    @Test
    void aRepeatedRowNamesTheFirstOneAndIsTakenOnceOnlyWhenAsked() {
        var text = "codigo,mes,conteo\n09010,2024-03,4\n09012,2024-03,1\n09010,03/2024,4\n";

        assertThat(read(text).problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::args)
                .containsExactly(tuple(TableProblem.DUPLICATE, 4, List.of("2")));
        var merged = read(text.getBytes(StandardCharsets.UTF_8), new Choices(false, Repeats.TAKE_ONCE));
        assertThat(merged.isClean()).isTrue();
        assertThat(merged.counts()).hasSize(2);
    }

    @Test
    void twoCountsForOneCellAreAContradictionUnlessTheyAreParts() {
        var text = "codigo,mes,conteo\n09010,2024-03,4\n09010,2024-03,5\n";

        assertThat(read(text.getBytes(StandardCharsets.UTF_8), new Choices(true, Repeats.TAKE_ONCE))
                        .problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::args)
                .containsExactly(tuple(TableProblem.CONTRADICTION, 3, List.of("2", "4", "5")));
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), new Choices(true, Repeats.ADD_UP))
                        .counts())
                .extracting(CountTable.Count::count)
                .containsExactly(9.0);
    }

    @Test
    void aSumWithAnUnpublishedPartIsNotPublished() {
        var text = "codigo,mes,conteo\n09010,2024-03,4\n09010,2024-03,\n09012,2024-03,1\n";

        var counts = read(text.getBytes(StandardCharsets.UTF_8), new Choices(true, Repeats.ADD_UP));

        assertThat(counts.counts()).extracting(CountTable.Count::areaCode).containsExactly("09012");
    }

    @Test
    void aCodeThatLostItsZerosIsRecognised() {
        var counts = read("codigo,mes,conteo\n9010,2024-03,4\n9012.0,2024-03,5\n");

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.counts()).extracting(CountTable.Count::areaCode).containsExactly("09010", "09012");
        assertThat(counts.problemCounts()).containsOnlyKeys(TableProblem.ZEROS_RESTORED);
    }

    @Test
    void aCodeThatFitsTwoAreasIsNotGuessed() {
        var codes = new AreaCodes(List.of("010", "0010"));

        assertThat(codes.find("10")).isNull();
        assertThat(codes.find("010")).isEqualTo("010");
    }

    @Test
    void aMonthNameBesideAYearIsOnePeriod() {
        var counts = read("Año,Mes,Clave,Total\n2024,Enero,09010,4\n");

        assertThat(counts.counts()).containsExactly(new CountTable.Count(2, "09010", YearMonth.of(2024, 1), "", 4));
    }

    @Test
    void emptyFilesZerosAndOtherThingsAreToldApart() {
        assertThat(problem(new byte[0])).isEqualTo(FileProblem.EMPTY_FILE);
        assertThat(problem(new byte[50 << 20])).isEqualTo(FileProblem.ONLY_ZEROS);
        assertThat(problem("codigo,mes,conteo\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileProblem.NO_ROWS);
        assertThat(problem("una sola columna\n1\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileProblem.NOT_A_TABLE);
        assertThat(problem(new byte[] {'P', 'K', 3, 4, 0, 0, 9})).isEqualTo(BoundaryProblem.ZIP_BROKEN);
    }

    @Test
    void aQuoteThatIsNeverClosedNeitherThrowsNorPasses() {
        var counts = read("codigo,mes,conteo\n09010,2024-03,4\n09012,\"2024-03,5\n");

        assertThat(counts.isClean()).isFalse();
    }

    @Test
    void withoutItsColumnsATableIsAskedAboutAndNotRead() {
        var table = TableFile.read("conteos.csv", "uno,dos\na,b\n".getBytes(StandardCharsets.UTF_8));
        var guess = CountColumns.guess(table);

        assertThat(guess).isEqualTo(new CountColumns(null, null, null, null, null));
        assertThat(CountReader.read(table, guess, CODES, Choices.STRICT).problems())
                .extracting(ImportProblem::code)
                .containsExactly(TableProblem.COLUMN_NOT_CHOSEN);
    }

    @Test
    void aCountOfAMonthThatHasNotComeIsAnErrorUnlessItIsBlankOrBehindTheLastCompleteMonth() {
        var text = "codigo,mes,conteo\n09010,2026-11,4\n09010,2026-12,5\n09012,2026-12,\nC-1.1.1,2027-01,n/d\n";
        var table = TableFile.read("conteos.csv", text.getBytes(StandardCharsets.UTF_8));
        var columns = CountColumns.guess(table);

        for (var blankIsZero : List.of(false, true)) {
            var choices = new Choices(false, Repeats.REFUSE, false, blankIsZero, null);
            var counts = CountReader.read(table, columns, AreaFinder.byCode(CODES), choices, NOVEMBER);
            assertThat(counts.problems())
                    .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column, ImportProblem::isError)
                    .containsExactly(tuple(TableProblem.MONTH_TO_COME, 3, "mes", true));
            assertThat(counts.counts()).extracting(CountTable.Count::month).containsExactly(YearMonth.of(2026, 11));
            assertThat(counts.notPublished()).isEqualTo(2);
        }
        var complete = new Choices(false, Repeats.REFUSE, false, false, YearMonth.of(2026, 11));
        assertThat(CountReader.read(table, columns, AreaFinder.byCode(CODES), complete, NOVEMBER)
                        .isClean())
                .isTrue();
    }

    @Test
    void aForecastInAWideTableIsNamedByItsCell() {
        var table = TableFile.read("ancha.csv", """
                codigo;2026-10;2026-11;2026-12;2027-01
                09010;4;2;3;
                09012;4;2;;2.5
                """.getBytes(StandardCharsets.UTF_8));
        var shaped = ShapeGuess.of(table).apply(table);
        var columns = CountColumns.guess(shaped, Shape.MONTHS_ACROSS);

        assertThat(CountReader.read(shaped, columns, AreaFinder.byCode(CODES), Choices.STRICT, NOVEMBER)
                        .problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column, ImportProblem::args)
                .containsExactly(
                        tuple(TableProblem.MONTH_TO_COME, 2, "2026-12", List.of("2026-12")),
                        tuple(TableProblem.MONTH_TO_COME, 3, "2027-01", List.of("2027-01")));
    }

    @Test
    void aMonthIsTheOneThatItWasInTheTimeZoneOfTheProgrammes() {
        var text = "codigo,fecha,conteo\n09010,2024-04-01T03:00:00Z,4\n09012,2024-04-01T06:00:00Z,4\n";
        var table = TableFile.read("conteos.csv", text.getBytes(StandardCharsets.UTF_8));

        assertThat(CountReader.read(
                                table, CountColumns.guess(table), AreaFinder.byCode(CODES), Choices.STRICT, NOVEMBER)
                        .counts())
                .extracting(CountTable.Count::month)
                .containsExactly(YearMonth.of(2024, 3), YearMonth.of(2024, 4));
    }

    @Test
    void aThousandRowsThatAreWrongInOneWayAreCountedAndSaidInOneSentence() {
        var text = new StringBuilder("codigo,mes,conteo\n");
        for (int i = 0; i < 1000; i++) {
            text.append("09010,2024-03,-1\n");
        }

        var counts = read(text.toString());

        assertThat(counts.errors()).isEqualTo(1000);
        assertThat(counts.problemCounts()).containsEntry(TableProblem.NEGATIVE, 1000);
        assertThat(counts.problems())
                .extracting(problem -> Texts.get(
                        Locale.ENGLISH, problem.code().key(), problem.args().toArray()))
                .containsExactly("1,000 counts are negative, for example -1; the first rows: 2, 3, 4, 5, 6.");
    }

    @Test
    void aFileOfTheWholeCountrySaysInOneLineWhatItLeavesOutAndWhatIsWrongOneByOneBeforeIt() {
        var text = new StringBuilder("clave;mes;conteo\n");
        for (int month = 1; month <= 12; month++) {
            for (int municipality = 1; municipality <= 100; municipality++) {
                text.append("%05d;2024-%02d;4\n".formatted(1000 + municipality, month));
            }
            text.append("09010;2024-%02d;%s\n".formatted(month, month == 12 ? "muchos" : "3"));
        }

        var counts = read(text.toString().getBytes(StandardCharsets.UTF_8), new Choices(true, Repeats.REFUSE));

        assertThat(counts.problems())
                .extracting(problem -> Texts.get(
                        Locale.ENGLISH, problem.code().key(), problem.args().toArray()))
                .containsExactly(
                        "“muchos” is no number.",
                        "Left out: 1,200 rows of 100 areas that are not registered,"
                                + " for example 01001, 01002, 01003, 01004, 01005.");
        assertThat(counts.problemCounts()).containsEntry(TableProblem.LEFT_OUT_AREA, 1200);
    }

    @Test
    void municipalitiesOfOneNameInTwoStatesAreTwo() {
        var rows = "Benito Juárez;%s;2024-%02d;4\n";
        var text = new StringBuilder("municipio;estado;mes;conteo\n");
        for (int month = 1; month <= 12; month++) {
            text.append(rows.formatted("Quintana Roo", month)).append(rows.formatted("Guerrero", month));
        }
        var table = TableFile.read("conteos.csv", text.toString().getBytes(StandardCharsets.UTF_8));
        var columns = new CountColumns("municipio", "estado", "mes", null, List.of(), "conteo");

        assertThat(CountReader.read(table, columns, AreaFinder.byCode(CODES), Choices.STRICT)
                        .problems())
                .extracting(ImportProblem::args)
                .containsExactly(
                        List.of(24, 2, "Benito Juárez (Quintana Roo), Benito Juárez (Guerrero)", "2, 3, 4, 5, 6"));
    }

    @Test
    void manyWarningsDoNotHideAnError() {
        var text = "codigo,mes,conteo\n" + "9010,2024-03,1\n".repeat(600) + "09012,2024-03,-1\n";

        var counts = read(text.getBytes(StandardCharsets.UTF_8), new Choices(false, Repeats.ADD_UP));

        assertThat(counts.errors()).isEqualTo(1);
        assertThat(counts.problems().getFirst().code()).isEqualTo(TableProblem.NEGATIVE);
    }

    private static ImportProblem.Code problem(byte[] bytes) {
        var problems = read(bytes).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().code();
    }

    private static CountTable read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CountTable read(byte[] bytes) {
        return read(bytes, Choices.STRICT);
    }

    private static CountTable read(byte[] bytes, Choices choices) {
        var table = TableFile.read("conteos.csv", bytes);
        return CountReader.read(table, CountColumns.guess(table), CODES, choices);
    }
}
