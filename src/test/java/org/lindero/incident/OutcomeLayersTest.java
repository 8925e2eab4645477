package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.QueryCount;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.MapLayer;
import org.lindero.area.MapSource;
import org.lindero.area.MapValue;
import org.lindero.area.TestFiles;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Outcome series on the map. */
@SpringBootTest
@Transactional
@As(Role.EVALUATOR)
class OutcomeLayersTest {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth MAY = YearMonth.of(2024, 5);
    private static final int MOST_QUERIES = 4;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private OutcomeLayers layers;

    @Autowired
    private AreaService areas;

    @Autowired
    private JdbcTemplate jdbc;

    private long first;
    private long second;
    private long third;

    @BeforeEach
    void importATownWithCounts() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(2, 2));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, null));
        first = areas.find("A-001").orElseThrow().id();
        second = areas.find("A-002").orElseThrow().id();
        third = areas.find("A-003").orElseThrow().id();
        long theft = outcomes.create(new OutcomeDraft("robo", "Robo a transeúnte", "carpetas", false));
        outcomes.store(
                theft,
                List.of(
                        new AreaMonthCount(first, MARCH, 0),
                        new AreaMonthCount(second, MARCH, 2),
                        new AreaMonthCount(third, MARCH, 3),
                        new AreaMonthCount(first, MAY, 8)));
        outcomes.create(new OutcomeDraft("otro", "Otro", "carpetas", false));
        jdbc.update("update outcome set from_points = true where id = ?", theft);
    }

    @Test
    void anOutcomeWithCountsIsALayerWithAllMonthsFromItsFirstToItsLast() {
        var layer = layer();

        assertThat(layer.name()).isEqualTo("Robo a transeúnte");
        assertThat(layer.group()).isEqualTo(MapLayer.Group.OUTCOME);
        assertThat(layer.months()).containsExactly(MARCH, YearMonth.of(2024, 4), MAY);
        assertThat(layer.higher()).isEqualTo(MapLayer.Higher.WORSE);
    }

    @Test
    void zeroIsANumberAndAMonthThatWasNotPublishedIsNone() {
        assertThat(layers.values(layer(), MARCH))
                .containsOnlyKeys(first, second, third)
                .containsEntry(first, MapValue.of(0))
                .containsEntry(second, MapValue.of(2));
        assertThat(layers.values(layer(), MAY))
                .containsEntry(first, MapValue.of(8))
                .containsEntry(second, MapValue.NOT_PUBLISHED);
    }

    @Test
    void countsBelowThreeAreHiddenFromThoseWhoMayNotSeeSingleIncidents() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);

        assertThat(layers.values(layer(), MARCH))
                .containsEntry(first, MapValue.of(0))
                .containsEntry(second, MapValue.SMALL)
                .containsEntry(third, MapValue.of(3));
    }

    @Test
    void aSensitiveSeriesShowsNothingToThem() {
        var layer = layer();
        outcomes.markSensitive(Long.parseLong(layer.key().substring("outcome-".length())), true);
        assertThat(layers.values(layer, MARCH)).containsEntry(second, MapValue.of(2));
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);

        assertThat(layers.values(layer, MARCH).values()).containsOnly(MapValue.HIDDEN);
    }

    @Test
    void pointsAreRefusedToThoseWhoMayNotSeeSingleIncidents() {
        assertThat(layers.showsPoints(layer())).isTrue();
        assertThat(layers.points(layer(), MARCH)).contains("FeatureCollection");
        for (var role : Set.of(Role.MANAGER, Role.FIELD_OFFICER, Role.ADMIN)) {
            SignIn.as(role, Scope.EVERYWHERE);

            assertThat(layers.showsPoints(layer())).isFalse();
            assertThatThrownBy(() -> layers.points(layer(), MARCH)).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void areasOutsideTheScopeAreNotThere() {
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(third)));

        assertThat(layers.values(layer(), MARCH)).containsOnlyKeys(third);
    }

    @Test
    void aMonthTakesAFewQueriesHoweverManyAreasThereAre() {
        var layer = layer();

        assertThat(QueryCount.of(() -> layers.values(layer, MARCH))).isBetween(1, MOST_QUERIES);
    }

    private MapLayer layer() {
        MapSource source = layers;
        assertThat(source.layers()).hasSize(1);
        return source.layers().getFirst();
    }
}
