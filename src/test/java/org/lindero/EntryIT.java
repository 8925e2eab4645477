package org.lindero;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lindero.indicator.Amount;
import org.lindero.indicator.CellEntry;
import org.lindero.indicator.NoDataReason;
import org.lindero.security.Role;

/** The field officer's sheet in a real browser: by keyboard alone, through a lost connection, and beside a colleague. */
class EntryIT extends EntryBrowser {

    private String password = "";

    @BeforeAll
    void registerAFieldOfficer() {
        password = register("rosa.diaz", "Rosa Díaz", Role.FIELD_OFFICER);
    }

    @Test
    void fiveValuesAreEnteredByKeyboardAloneAndEachIsSaved() {
        open(1280, 900);
        assertThat(input(0)).isFocused();
        page.keyboard().type("126");
        page.keyboard().press("Enter");
        page.keyboard().type("41/50");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("0");
        page.keyboard().press("ArrowDown");
        page.keyboard().type("6");
        page.keyboard().press("Tab");
        page.keyboard().type("1,234");
        page.keyboard().press("Enter");

        for (int row : List.of(0, 1, 3)) {
            assertThat(state(row)).containsText("guardado");
        }
        assertThat(state(2)).containsText("fuera de rango: comente");
        assertThat(state(4)).containsText("fuera de rango: comente");
        assertThat(state(5)).containsText("pendiente");
        assertThat(page.locator("lindero-entry-grid [role=status]").first()).containsText("5 de 6 · guardado");
        screenshot("captura-1280");

        assertThat(amount(0)).isEqualTo(Amount.of(126));
        assertThat(amount(1)).isEqualTo(Amount.ratio(41, 50));
        assertThat(amount(2)).isEqualTo(Amount.of(0));
        assertThat(amount(3)).isEqualTo(Amount.of(6));
        assertThat(amount(4)).isEqualTo(Amount.of(1234));
        assertThat(amount(5)).isEqualTo(Amount.BLANK);
    }

    @Test
    void aCommentNoDataAndUndoAreReachedByKeyboard() {
        open(390, 844);
        input(0).focus();
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        assertThat(state(0)).containsText("fuera de rango");
        input(0).focus();
        page.keyboard().press("Control+Enter");
        page.keyboard().type("Vacaciones");
        screenshot("captura-390-detalle");
        page.keyboard().press("Control+Enter");
        assertThat(state(0)).containsText("guardado");

        page.keyboard().type("80");
        page.keyboard().press("Enter");
        assertThat(input(0)).hasValue("80");
        assertThat(state(0)).containsText("guardado");
        page.keyboard().press("Control+z");
        assertThat(input(0)).hasValue("3");

        input(3).focus();
        page.keyboard().press("Control+Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("No se pudo");
        page.keyboard().press("Escape");
        assertThat(state(3)).containsText("sin dato");
        fits("captura-390");
        assertThat(amount(3)).isEqualTo(Amount.noData(NoDataReason.NO_ACCESS));
    }

    @Test
    void aBlockFromExcelFillsSeveralRowsAndAnErrorStaysAtItsCell() {
        open(1280, 900);
        input(0).evaluate("""
                (input) => {
                  const data = new DataTransfer();
                  data.setData('text/plain', '101\\r\\n40\\t50\\r\\nnada\\r\\n12\\r\\n');
                  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
                }""");
        assertThat(state(0)).containsText("guardado");
        assertThat(state(1)).containsText("guardado");
        assertThat(state(2)).containsText("no es un número");
        assertThat(state(3)).containsText("guardado");
        assertThat(amount(1)).isEqualTo(Amount.ratio(40, 50));
        assertThat(amount(2)).isEqualTo(Amount.BLANK);
    }

    @Test
    void whatWasTypedWithoutAConnectionIsSentWhenItIsBack() {
        open(1280, 900);
        context.setOffline(true);
        input(0).focus();
        page.keyboard().type("99");
        page.keyboard().press("Enter");
        assertThat(state(0)).containsText("sin conexión");
        assertThat(page.locator("lindero-entry-grid .unsent")).containsText("1 sin enviar");
        assertThat(amount(0)).isEqualTo(Amount.BLANK);
        context.setOffline(false);
        assertThat(state(0)).containsText("guardado", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        assertThat(amount(0)).isEqualTo(Amount.of(99));
    }

    @Test
    void whatWasTypedWithoutAConnectionSurvivesAClosedTab() {
        open(1280, 900);
        context.setOffline(true);
        input(0).focus();
        page.keyboard().type("77");
        page.keyboard().press("Enter");
        assertThat(state(0)).containsText("sin conexión");
        var address = page.url();
        page.close();
        context.setOffline(false);
        page = context.newPage();
        page.navigate(address);
        assertThat(state(0)).containsText("guardado");
        assertThat(input(0)).hasValue("77");
        assertThat(amount(0)).isEqualTo(Amount.of(77));
    }

    @Test
    void theSecondOfTwoPeopleSeesBothValuesAndChooses() {
        open(1280, 900);
        measurements.record(new CellEntry(ids.getFirst(), area, period, -1, Amount.of(100), ""));
        input(0).focus();
        page.keyboard().type("110");
        page.keyboard().press("Enter");
        assertThat(page.locator("lindero-entry-grid .conflict").first())
                .containsText("Test guardó 100; usted escribió 110.");
        screenshot("captura-conflicto");
        assertThat(amount(0)).isEqualTo(Amount.of(100));
        page.locator("lindero-entry-grid .conflict button").last().click();
        assertThat(state(0)).containsText("guardado");
        assertThat(amount(0)).isEqualTo(Amount.of(110));
    }

    @Test
    void numbersAreReadAsPeopleWriteThemAndNeverGuessed() {
        open(1280, 900);
        var read = page.evaluate("""
                async () => {
                  const { parseNumber } = await import('/components/entry/numbers.js');
                  return [['1,234.5', 1], ['1.234,5', 1], ['12,5', 1], ['1 234', 0], ['−3', 0], ['82 %', 1], ['1,234', 0],
                      ['1.234', 3], ['1.234', 0], ['1,23,4', 0], ['nada', 0], ['', 0], ['0', 0], ['007', 0]]
                      .map(([text, decimals]) => parseNumber(text, decimals))
                      .map(({ value, problem }) => problem ?? value);
                }""");
        assertThat(read)
                .isEqualTo(List.of(
                        "1234.5",
                        "1234.5",
                        "12.5",
                        "1234",
                        "-3",
                        "82",
                        "1234",
                        "1.234",
                        "ambiguous",
                        "notNumber",
                        "notNumber",
                        "",
                        "0",
                        "7"));
    }

    private void open(int width, int height) {
        open("captura?area=" + area + "&period=" + period, width, height, "rosa.diaz", password);
        assertThat(page.locator("lindero-entry-grid table")).isVisible();
    }

    private Locator state(int row) {
        return page.locator("lindero-entry-grid tr.entry").nth(row).locator("td.state");
    }

    private Locator input(int row) {
        return page.locator("lindero-entry-grid tr.entry")
                .nth(row)
                .locator("input")
                .first();
    }

    private Amount amount(int row) {
        return measurements.cell(ids.get(row), area, period).amount();
    }
}
