package org.lindero.indicator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.indicator.Amount;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.Collecting;
import org.lindero.indicator.CountedAs;
import org.lindero.indicator.Frequency;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.MeasurementState;
import org.lindero.indicator.StoredValue;
import org.lindero.indicator.TestAreas;
import org.lindero.security.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(classes = ReviewView.class)
@As(Role.MANAGER)
class ReviewViewTest extends SpringBrowserlessTest {

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private MeasurementService measurements;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    private long area;
    private long young;
    private long workshops;
    private YearMonth period = YearMonth.of(2026, 1);

    @BeforeEach
    void oneValueOfSomebodyElseAndOneOfMyOwn() {
        period = YearMonth.now(clock).minusMonths(1);
        area = TestAreas.add(jdbc, "P1", "Riberas del Bravo");
        young = create("C1", "Jóvenes inscritos");
        workshops = create("C2", "Talleres realizados");
        measurements.store(List.of(
                stored(young, Amount.of(126), "rosa.diaz", "Rosa Díaz"),
                stored(workshops, Amount.of(6), "test", "Test")));
    }

    @Test
    void approvingAllLeavesTheOwnValueToSomebodyElse() {
        navigate(ReviewView.class);
        test(find(Button.class).withText("Aprobar 1 valor").single()).click();

        assertThat(state(young)).isEqualTo(MeasurementState.APPROVED);
        assertThat(state(workshops)).isEqualTo(MeasurementState.SUBMITTED);
        assertThat(find(Button.class).withText("Aprobar 1 valor").all()).isEmpty();
    }

    @Test
    void aValueGoesBackOnlyWithAReason() {
        navigate(ReviewView.class);
        find(Button.class).withText("Devolver").all().stream()
                .filter(button -> button.getAriaLabel()
                        .filter("Devolver Jóvenes inscritos"::equals)
                        .isPresent())
                .forEach(button -> test(button).click());
        var send = find(Button.class, find(Dialog.class).single())
                .withText("Devolver")
                .single();
        test(send).click();
        assertThat(find(TextArea.class).withCaption("Motivo").single().isInvalid())
                .isTrue();
        test(find(TextArea.class).withCaption("Motivo").single()).setValue("Falta la lista de octubre");
        test(send).click();

        assertThat(measurements.returned()).singleElement().satisfies(back -> {
            assertThat(back.reason()).isEqualTo("Falta la lista de octubre");
            assertThat(back.indicatorId()).isEqualTo(young);
        });
    }

    @Test
    void anEmptyPageSaysSo() {
        jdbc.update("delete from measurement");
        navigate(ReviewView.class);
        assertThat(find(H2.class).withText("Nada espera revisión").all()).hasSize(1);
    }

    private @Nullable MeasurementState state(long indicator) {
        return measurements.cell(indicator, area, period).state();
    }

    private long create(String code, String name) {
        return indicators.create(
                IndicatorDraft.of(code, name, Calculation.count("personas", CountedAs.UNIQUE_PERSONS), period)
                        .with(new Collecting(Frequency.MONTHLY, period, 10, "Listas", "", Set.of(area))));
    }

    private StoredValue stored(long indicator, Amount amount, String author, String name) {
        return new StoredValue(indicator, area, period, amount, "", MeasurementState.SUBMITTED, author, name);
    }
}
