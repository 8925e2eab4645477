package org.lindero.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.QueryCount;
import org.lindero.SignIn;
import org.lindero.area.MapLayer;
import org.lindero.area.MapValue;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Indicators on the map. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
class IndicatorLayersTest {

    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final YearMonth SEPTEMBER = YearMonth.of(2025, 9);
    private static final int MOST_QUERIES = 5;

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private IndicatorLayers layers;

    @Autowired
    private ValueStore values;

    @Autowired
    private JdbcTemplate jdbc;

    private long stayed;
    private long riberas;
    private long oasis;
    private long parajes;

    @BeforeEach
    void aShareIsCollectedInThreeAreas() {
        riberas = TestAreas.add(jdbc, "P1", "Riberas del Bravo");
        oasis = TestAreas.add(jdbc, "P2", "Oasis");
        parajes = TestAreas.add(jdbc, "P3", "Parajes");
        stayed = indicators.create(IndicatorDraft.of(
                        "P1", "Permanencia", Calculation.share("siguen", "inscritos"), MARCH)
                .with(new Collecting(Frequency.QUARTERLY, MARCH, 10, "Listas", "", Set.of(riberas, oasis, parajes))));
        values.insert(
                List.of(
                        value(riberas, MARCH, Amount.ratio(30, 40), MeasurementState.APPROVED),
                        value(oasis, MARCH, Amount.noData(NoDataReason.values()[0]), MeasurementState.SUBMITTED),
                        value(parajes, MARCH, Amount.ratio(1, 2), MeasurementState.DRAFT),
                        value(riberas, SEPTEMBER, Amount.ratio(0, 40), MeasurementState.SUBMITTED)),
                Instant.EPOCH);
    }

    @Test
    void anIndicatorIsALayerWithThePeriodsFromTheFirstToTheLastThatWasHandedIn() {
        var layer = layer();

        assertThat(layer.name()).isEqualTo("Permanencia");
        assertThat(layer.group()).isEqualTo(MapLayer.Group.INDICATOR);
        assertThat(layer.months()).containsExactly(MARCH, YearMonth.of(2025, 6), SEPTEMBER);
        assertThat(layer.count()).isFalse();
        assertThat(layer.higher()).isEqualTo(MapLayer.Higher.BETTER);
    }

    @Test
    void noDataIsNotWhatIsStillToBeHandedIn() {
        assertThat(layers.values(layer(), MARCH))
                .containsEntry(riberas, MapValue.of(75))
                .containsEntry(oasis, MapValue.NO_DATA)
                .containsEntry(parajes, MapValue.NOT_PUBLISHED);
        assertThat(layers.values(layer(), SEPTEMBER)).containsEntry(riberas, MapValue.of(0));
    }

    @Test
    void areasOutsideTheScopeAreNotThere() {
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(riberas)));

        assertThat(layers.values(layer(), MARCH)).containsOnlyKeys(riberas);
    }

    @Test
    void aPeriodTakesAFewQueriesHoweverManyAreasThereAre() {
        var layer = layer();

        assertThat(QueryCount.of(() -> layers.values(layer, MARCH))).isBetween(1, MOST_QUERIES);
    }

    private MapLayer layer() {
        return layers.layers().stream()
                .filter(layer -> layer.key().equals("indicator-" + stayed))
                .findFirst()
                .orElseThrow();
    }

    private StoredValue value(long area, YearMonth period, Amount amount, MeasurementState state) {
        return new StoredValue(stayed, area, period, amount, "", state, "ana", "Ana");
    }
}
