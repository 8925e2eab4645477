package org.lindero.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.indicator.MirLevel;

class MirSyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GOAL      | Contribuir a reducir el robo mediante el empleo juvenil | true",
                "GOAL      | Reducir el robo                                         | false",
                "PURPOSE   | Los jóvenes de Riberas permanecen en la escuela         | true",
                "PURPOSE   | Mejorar la escuela                                      | false",
                "COMPONENT | Becas de capacitación entregadas                        | true",
                "COMPONENT | Talleres de oficio impartidos                           | true",
                "COMPONENT | Entregar becas                                          | false",
                "ACTIVITY  | Selección de becarios                                   | true",
                "ACTIVITY  | Acompañamiento a familias                               | true",
                "ACTIVITY  | Seleccionar becarios                                    | false"
            })
    void theCustomaryWordingIsRecognised(MirLevel level, String narrative, boolean customary) {
        assertThat(MirSyntax.isCustomary(level, narrative)).isEqualTo(customary);
    }
}
