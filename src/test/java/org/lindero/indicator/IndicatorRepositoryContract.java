package org.lindero.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.JdbcTemplate;

@DataJpaTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
abstract class IndicatorRepositoryContract {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Autowired
    private IndicatorRepository indicators;

    @Autowired
    private MeasurementRepository measurements;

    @Autowired
    private MeasurementChangeRepository changes;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TestEntityManager entities;

    @Test
    void theWholeFichaComesBackAsItWasEntered() {
        long area = TestAreas.add(jdbc, "P1", "Riberas");
        var full = new IndicatorDraft(
                "E.1-a",
                "Tasa de permanencia",
                "Quienes siguen al tercer mes",
                new Classification(MirLevel.PURPOSE, "Empleo", IndicatorType.STRATEGIC, Dimension.QUALITY, true, true),
                Calculation.share("siguen", "inscritos").withDirection(Direction.REGULAR),
                new Collecting(Frequency.QUARTERLY, OCTOBER, 15, "Listas", "Empleo", Set.of(area)),
                new Limits(Range.of(70, 95), new Range(BigDecimal.ZERO, null), TrafficLight.USUAL),
                new Baseline(new BigDecimal("61.25"), 2025, "Encuesta"),
                List.of(
                        new Target(null, YearMonth.of(2026, 12), BigDecimal.valueOf(80)),
                        new Target(area, YearMonth.of(2026, 12), new BigDecimal("82.5"))));
        var saved = indicators.saveAndFlush(new Indicator(full));
        entities.clear();

        var read = indicators.findById(saved.id()).orElseThrow().draft();
        assertThat(read).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(full);
    }

    @Test
    void aFichaWithoutLimitsAndBaselineComesBackWithoutThem() {
        var bare = draft("B", "Sin más");
        var saved = indicators.saveAndFlush(new Indicator(bare));
        entities.clear();
        assertThat(indicators.findById(saved.id()).orElseThrow().draft()).isEqualTo(bare);
    }

    @Test
    void searchFindsByCodeAndNameAndTakesAWildcardLiterally() {
        indicators.saveAll(List.of(
                new Indicator(draft("A-50", "50% menos")),
                new Indicator(draft("B-50", "500 menos")),
                new Indicator(draft("C", "Otra cosa"))));

        assertThat(indicators.search("50\\%", PageRequest.of(0, 10)))
                .extracting(Indicator::code)
                .containsExactly("A-50");
        assertThat(indicators.search("b-5", PageRequest.of(0, 10)))
                .extracting(Indicator::code)
                .containsExactly("B-50");
    }

    @Test
    void oneValueAnIndicatorAreaAndPeriod() {
        long area = TestAreas.add(jdbc, "P1", "Riberas");
        var indicator = indicators.saveAndFlush(new Indicator(draft("A", "Algo")));
        measurements.saveAndFlush(entered(indicator, area, Amount.of(1)));

        assertThatThrownBy(() -> measurements.saveAndFlush(entered(indicator, area, Amount.of(2))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void zeroBlankAndNoDataAreThreeDifferentThings() {
        long zero = TestAreas.add(jdbc, "P1", "Cero");
        long blank = TestAreas.add(jdbc, "P2", "Vacía");
        long noData = TestAreas.add(jdbc, "P3", "Sin dato");
        var indicator = indicators.saveAndFlush(new Indicator(draft("A", "Algo")));
        measurements.save(entered(indicator, zero, Amount.of(0)));
        measurements.save(entered(indicator, blank, Amount.BLANK));
        measurements.save(entered(indicator, noData, Amount.noData(NoDataReason.NO_ACCESS)));
        measurements.flush();
        entities.clear();

        assertThat(amountIn(indicator, zero)).isEqualTo(Amount.of(0));
        assertThat(amountIn(indicator, blank)).isEqualTo(Amount.BLANK);
        assertThat(amountIn(indicator, noData)).isEqualTo(Amount.noData(NoDataReason.NO_ACCESS));
        assertThat(measurements.countEntered(List.of(zero, blank, noData), OCTOBER, OCTOBER))
                .extracting(EntryCount::areaId)
                .containsExactlyInAnyOrder(zero, noData);
    }

    @Test
    void aChangeKeepsTheOldAndTheNewAmount() {
        long area = TestAreas.add(jdbc, "P1", "Riberas");
        var indicator = indicators.saveAndFlush(new Indicator(draft("A", "Algo")));
        var value = measurements.saveAndFlush(entered(indicator, area, Amount.of(5)));
        var writer = new MeasurementChange.Writer("rosa", "Rosa Díaz");
        changes.saveAndFlush(
                new MeasurementChange(value, Amount.noData(NoDataReason.OTHER), "ya llegó", writer, Instant.EPOCH));
        entities.clear();

        assertThat(changes.findByMeasurementIdOrderByIdDesc(value.id()))
                .extracting(MeasurementChange::line)
                .containsExactly(new ChangeLine(
                        Instant.EPOCH,
                        "rosa",
                        "Rosa Díaz",
                        MeasurementState.DRAFT,
                        Amount.noData(NoDataReason.OTHER),
                        Amount.of(5),
                        "ya llegó"));
    }

    private Amount amountIn(Indicator indicator, long area) {
        return measurements
                .findByIndicatorIdAndAreaIdAndPeriod(indicator.id(), area, OCTOBER)
                .orElseThrow()
                .amount();
    }

    private static Measurement entered(Indicator indicator, long area, Amount amount) {
        var measurement = new Measurement(indicator.id(), area, OCTOBER);
        measurement.enter(amount, "", "rosa", "Rosa Díaz", Instant.EPOCH);
        return measurement;
    }

    private static IndicatorDraft draft(String code, String name) {
        return IndicatorDraft.of(code, name, Calculation.count("personas", CountedAs.UNIQUE_PERSONS), OCTOBER);
    }
}
