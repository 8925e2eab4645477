package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.shared.Texts;

/** Classes of a map: where they end, and that their colours stay apart. */
class ClassLimitsTest {

    @Test
    void quantilesPutTheSameNumberOfAreasInEachClass() {
        var numbers = IntStream.rangeClosed(1, 100).mapToDouble(i -> i * i).toArray();

        var limits = ClassLimits.quantiles(numbers, 5);

        assertThat(limits.upper()).containsExactly(400.0, 1600.0, 3600.0, 6400.0);
        assertThat(sizes(limits, numbers)).containsExactly(20, 20, 20, 20, 20);
    }

    @Test
    void equalNumbersNeverFallIntoTwoClasses() {
        double[] numbers = {0, 0, 0, 0, 0, 0, 1, 1, 2, 9};

        var limits = ClassLimits.quantiles(numbers, 5);

        assertThat(limits.upper()).containsExactly(0.0, 1.0);
        assertThat(sizes(limits, numbers)).containsExactly(6, 2, 2);
        assertThat(ClassLimits.quantiles(new double[] {4, 4, 4}, 5).size()).isEqualTo(1);
        assertThat(ClassLimits.quantiles(new double[0], 5).size()).isEqualTo(1);
    }

    @Test
    void equalStepsHaveTheSameWidthAndWholeLimitsForWholeNumbers() {
        assertThat(ClassLimits.equalSteps(new double[] {0, 0.5, 2}, 4).upper()).containsExactly(0.5, 1.0, 1.5);
        assertThat(ClassLimits.equalSteps(new double[] {0, 3, 10}, 4).upper()).containsExactly(2.0, 5.0, 7.0);
    }

    @Test
    void aClassHoldsItsUpperLimit() {
        var limits = new ClassLimits(List.of(10.0, 5.0));

        assertThat(IntStream.of(5, 6, 10, 11).map(limits::classOf)).containsExactly(0, 1, 1, 2);
    }

    @Test
    void fromThreeToSevenClassesEachColourIsDarkerThanTheOneBefore() {
        for (int classes = ClassLimits.FEWEST; classes <= ClassLimits.MOST; classes++) {
            for (int place = 1; place < classes; place++) {
                assertThat(grey(Shades.of(place - 1, classes)) - grey(Shades.of(place, classes)))
                        .as("class %d of %d", place, classes)
                        .isGreaterThan(20);
            }
        }
    }

    @Test
    void limitsAreReadAsTheyAreWrittenInTheLanguageOfTheUser() {
        var limits = List.of(0.5, 1000.0, 25000.25);

        for (var locale : Texts.LANGUAGES) {
            assertThat(LimitText.read(LimitText.write(limits, locale), locale)).isEqualTo(limits);
        }
        assertThat(LimitText.read("3; x", Locale.ENGLISH)).isEmpty();
        assertThat(LimitText.read("3;;4", Locale.ENGLISH)).containsExactly(3.0, 4.0);
    }

    private static int[] sizes(ClassLimits limits, double[] numbers) {
        var sizes = new int[limits.size()];
        Arrays.stream(numbers).forEach(number -> sizes[limits.classOf(number)]++);
        return sizes;
    }

    /** The lightness of a colour in grey print, 0 to 255. */
    private static double grey(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
    }
}
