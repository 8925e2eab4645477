package org.lindero.indicator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.Amount;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.Collecting;
import org.lindero.indicator.CountedAs;
import org.lindero.indicator.Frequency;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.MeasurementState;
import org.lindero.indicator.SheetCell;
import org.lindero.indicator.TestAreas;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(classes = EntryView.class, packages = "org.lindero.shell.ui")
@As({Role.MANAGER, Role.FIELD_OFFICER})
class EntryViewTest extends SpringBrowserlessTest {

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private MeasurementService measurements;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    private long riberas;
    private long oasis;
    private long indicator;
    private YearMonth period = YearMonth.of(2026, 1);

    @BeforeEach
    void oneIndicatorInTwoAreas() {
        period = YearMonth.now(clock).minusMonths(1);
        riberas = TestAreas.add(jdbc, "P1", "Riberas del Bravo");
        oasis = TestAreas.add(jdbc, "P2", "Oasis");
        indicator = indicators.create(IndicatorDraft.of(
                        "C1", "Jóvenes inscritos", Calculation.count("personas", CountedAs.UNIQUE_PERSONS), period)
                .with(new Collecting(Frequency.MONTHLY, period, 10, "Listas", "", Set.of(riberas, oasis))));
    }

    @Test
    void aFieldOfficerLandsOnWhatIsDueFirstInTheOwnScope() {
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(riberas)));
        navigate("captura", EntryView.class);

        assertThat(find(H1.class).single().getText()).startsWith("Captura · Riberas del Bravo · ");
        assertThat(find(EntryGrid.class).all()).hasSize(1);
        assertThat(areaBox().getListDataView().getItems())
                .extracting(AreaSummary::name)
                .containsExactly("Riberas del Bravo");
    }

    @Test
    void anEnteredCellIsStoredAndHandedInAndTheNextSheetIsOffered() {
        open(riberas);
        enter("126", "");
        assertThat(measurements.cell(indicator, riberas, period).amount()).isEqualTo(Amount.of(126));

        test(find(Button.class).withText("Enviar a revisión").single()).click();
        assertThat(find(Paragraph.class)
                        .withText("Se envió 1 valor a revisión.")
                        .all())
                .hasSize(1);
        assertThat(measurements.cell(indicator, riberas, period).state()).isEqualTo(MeasurementState.SUBMITTED);
        assertThat(find(RouterLink.class).all())
                .extracting(RouterLink::getText)
                .anyMatch(text -> text.startsWith("Oasis · ") && text.endsWith(" · 1 valor"));
    }

    @Test
    void noDataIsSavedAsSuchAndANumberOfOurOwnMakingIsNot() {
        open(riberas);
        enter("", "NO_ACCESS");
        assertThat(measurements.cell(indicator, riberas, period).amount().noData())
                .hasToString("NO_ACCESS");
        enter("-4", "");
        assertThat(measurements.cell(indicator, riberas, period).amount().noData())
                .hasToString("NO_ACCESS");
    }

    @Test
    void aSheetOutsideTheScopeIsNotFound() {
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(riberas)));
        open(oasis);
        assertThat(find(H2.class).withText("No encontramos ese registro").all()).hasSize(1);
    }

    @Test
    void withoutAreasThePageSaysWhatToDo() {
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of()));
        navigate("captura", EntryView.class);
        assertThat(find(H2.class)
                        .withText("Todavía no hay valores que capturar")
                        .all())
                .hasSize(1);
    }

    private void open(long area) {
        UI.getCurrentOrThrow()
                .navigate(
                        "captura",
                        QueryParameters.simple(Map.of("area", Long.toString(area), "period", period.toString())));
    }

    private void enter(String value, String noData) {
        var grid = find(EntryGrid.class).single();
        int version = measurements.cell(indicator, riberas, period).version();
        assertThat(version).isGreaterThanOrEqualTo(SheetCell.NEW);
        ComponentUtil.fireEvent(
                grid,
                new EntryGrid.CellEntered(
                        grid, true, Long.toString(indicator), "1", version, value, "", "", noData, ""));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<AreaSummary> areaBox() {
        return (ComboBox<AreaSummary>) find(ComboBox.class).withCaption("Área").single();
    }
}
