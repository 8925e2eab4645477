package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;

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

    static Stream<ImportProblem.Code> codes() {
        return Stream.of(BoundaryProblem.values(), FileProblem.values(), TableProblem.values())
                .flatMap(Stream::of);
    }
}
