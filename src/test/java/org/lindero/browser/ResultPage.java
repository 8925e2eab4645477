package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lindero.shell.ui.Figures;

/** The page of a result: the numbers that a reader sees on it. */
final class ResultPage {

    private static final Locale MEXICO = Locale.of("es", "MX");
    private static final Pattern NUMBER = Pattern.compile("−?[\\d,]+(\\.\\d+)?");
    private static final int PREVENTED = 3;
    private static final int CHANGE = 5;

    private final Person reader;

    ResultPage(Person reader) {
        this.reader = reader;
        assertThat(reader.page().locator(".figure-big")).isVisible();
    }

    /** A number with its interval, with the digits that the page shows. */
    record Shown(String value, List<String> interval) {

        double lower() {
            return parse(interval.get(0));
        }

        double upper() {
            return parse(interval.get(1));
        }

        private static double parse(String text) {
            return Double.parseDouble(text.replace(",", "").replace('−', '-'));
        }
    }

    /** Crimes prevented inside the treated areas, or net of what moved. */
    Shown prevented(String part) {
        return cells(part, PREVENTED);
    }

    /** The change in percent. */
    Shown change(String part) {
        return cells(part, CHANGE);
    }

    private Shown cells(String part, int column) {
        var cells = reader.rowOf("registrado frente a lo esperado", part).getByRole(AriaRole.CELL);
        assertThat(cells.first()).isVisible();
        var texts = cells.allInnerTexts();
        return new Shown(numbers(texts.get(column)).getFirst(), numbers(texts.get(column + 1)));
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(found -> found.group()).toList();
    }

    /** The headline, the table and the workbook say the same. */
    void saysWhat(ResultWorkbook workbook) {
        var net = workbook.summary("Delitos registrados evitados (neto)");
        assertThat(reader.read(".figure-big")).isEqualTo(Figures.whole(MEXICO, net.value()));
        assertThat(numbers(reader.read(".figure-range")))
                .containsExactly(Figures.whole(MEXICO, net.lower()), Figures.whole(MEXICO, net.upper()));
        same(prevented("Neto"), net);
        same(change("Tratadas"), workbook.summary("Cambio en las áreas tratadas (%)"));
    }

    private static void same(Shown shown, ResultWorkbook.Line line) {
        assertThat(shown)
                .isEqualTo(new Shown(
                        Figures.number(MEXICO, line.value(), 1),
                        List.of(Figures.number(MEXICO, line.lower(), 1), Figures.number(MEXICO, line.upper(), 1))));
    }
}
