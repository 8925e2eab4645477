package org.lindero.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged and hostile files end in reported problems and in nothing else; {@code ./lindero bench fuzz} tries many more. */
class FuzzTest {

    private static final int FILES = 40;

    static Stream<String> formats() {
        return Fuzzing.seeds().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aGoodFileIsReadAndADamagedOneIsReadOrReported(String name) {
        var good = Objects.requireNonNull(Fuzzing.seeds().get(name));

        assertThat(Fuzzing.read(name, good, "undamaged")).isTrue();
        assertThat(Fuzzing.run(name, good, FILES, 20261129).files()).isEqualTo(FILES);
    }

    @Test
    void aHostileFileIsReadOrReported() {
        Fuzzing.hostile().forEach((name, bytes) -> Fuzzing.read(name, bytes, "hostile"));
    }
}
