package org.lindero;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lindero.indicator.Amount;
import org.lindero.indicator.CellEntry;
import org.lindero.security.Role;
import org.lindero.security.Scope;

/** The manager's pages about indicators in a real browser, on a desk and on a phone. */
class IndicatorPagesIT extends EntryBrowser {

    @Test
    void aManagersPagesFitADeskAndAPhone() {
        var secret = register("mario.ruiz", "Mario Ruiz", Role.MANAGER);
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        measurements.record(new CellEntry(ids.get(1), area, period, -1, Amount.ratio(41, 50), "Dos bajas por mudanza"));
        measurements.record(new CellEntry(ids.get(3), area, period, -1, Amount.of(400), "Feria del empleo"));
        measurements.submit(area, period);
        for (int width : List.of(1280, 390)) {
            open("revision", width, 900, "mario.ruiz", secret);
            assertThat(page.locator(".review-cards .data-table").first()).isVisible();
            fits("revision-" + width);
            page.navigate("http://localhost:" + port + "/indicadores");
            assertThat(page.locator("vaadin-grid a").first()).isVisible();
            fits("indicadores-" + width);
            page.navigate("http://localhost:" + port + "/indicadores/" + ids.get(1));
            assertThat(page.locator("lindero-chart svg")).isVisible();
            fits("indicador-" + width);
            page.navigate("http://localhost:" + port + "/indicadores/" + ids.get(1) + "/editar");
            assertThat(page.locator(".form-bar")).isVisible();
            fits("indicador-editar-" + width);
            context.close();
        }
    }
}
