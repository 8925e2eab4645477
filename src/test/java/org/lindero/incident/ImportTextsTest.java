package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lindero.area.BoundaryProblem;
import org.lindero.area.ImportProblem;
import org.lindero.incident.table.FileProblem;
import org.lindero.shared.Texts;

/** Whatever can be wrong with a file has its sentence in every language. */
class ImportTextsTest {

    @ParameterizedTest
    @MethodSource("codes")
    void everyProblemHasItsSentence(ImportProblem.Code code) {
        for (var language : Texts.LANGUAGES) {
            assertThat(Texts.get(language, code.key(), "a", "b", "c", "d"))
                    .endsWith(".")
                    .doesNotContain("{");
        }
    }

    @ParameterizedTest
    @MethodSource("codesOfCells")
    void everyProblemOfACellHasASentenceForMany(ImportProblem.Code code) {
        for (var language : Texts.LANGUAGES) {
            assertThat(Texts.get(language, new ImportProblem.Many(code).key(), 44_388, 2_100, "01001, 01002", "2, 3"))
                    .contains("44,388")
                    .endsWith(".")
                    .doesNotContain("{");
        }
    }

    static Stream<ImportProblem.Code> codesOfCells() {
        var ofTheFile = EnumSet.of(
                TableProblem.COLUMN_NOT_CHOSEN,
                TableProblem.LAST_MONTH,
                TableProblem.AFTER_LAST_MONTH,
                TableProblem.NOT_PUBLISHED,
                TableProblem.HIDDEN_SERIES);
        return Stream.concat(EnumSet.complementOf(ofTheFile).stream(), Stream.of(FileProblem.WRONG_NUMBER_OF_CELLS));
    }

    static Stream<ImportProblem.Code> codes() {
        return Stream.of(BoundaryProblem.values(), FileProblem.values(), TableProblem.values())
                .flatMap(Stream::of);
    }
}
