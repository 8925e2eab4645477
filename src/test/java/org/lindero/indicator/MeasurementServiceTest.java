package org.lindero.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.indicator.ValueRefusedException.Reason;
import org.lindero.security.LinderoUser;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@As(Role.MANAGER)
class MeasurementServiceTest {

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private MeasurementService measurements;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private SeriesService series;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    private long riberas;
    private long oasis;
    private long young;
    private long stayed;
    private YearMonth period = YearMonth.of(2026, 1);

    @BeforeEach
    void twoIndicatorsInTwoAreas() {
        period = YearMonth.now(clock).minusMonths(1);
        riberas = TestAreas.add(jdbc, "P1", "Riberas del Bravo");
        oasis = TestAreas.add(jdbc, "P2", "Oasis");
        var where = new Collecting(Frequency.MONTHLY, period.minusMonths(24), 10, "Listas", "", Set.of(riberas, oasis));
        young = indicators.create(IndicatorDraft.of(
                        "C1", "Jóvenes inscritos", Calculation.count("personas", CountedAs.UNIQUE_PERSONS), period)
                .with(Classification.of(MirLevel.COMPONENT, "Empleo juvenil"))
                .with(where)
                .with(new Limits(Range.of(90, 140), Range.of(0, 500), null))
                .withTargets(new Target(null, period.plusMonths(3), BigDecimal.valueOf(130))));
        stayed = indicators.create(
                IndicatorDraft.of("P1", "Permanencia", Calculation.share("siguen", "inscritos"), period)
                        .with(where));
    }

    @Test
    void aBlankIsNotAZeroAndNoDataIsNeither() {
        enter(young, Amount.of(0));
        assertThat(cell(young).value()).isEqualByComparingTo("0");
        assertThat(cell(stayed).state()).isNull();
        assertThat(entered()).isEqualTo(1);

        enter(young, Amount.BLANK);
        assertThat(cell(young).value()).isNull();
        enter(stayed, Amount.noData(NoDataReason.NO_ACCESS));
        assertThat(cell(stayed).value()).isNull();
        assertThat(entered()).isEqualTo(1);
    }

    @Test
    void aValueOutsideTheHardRangeIsRefusedAndTheOldOneStays() {
        enter(young, Amount.of(120));
        assertThatThrownBy(() -> enter(young, Amount.of(501)))
                .isInstanceOfSatisfying(
                        ValueRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OUT_OF_RANGE));
        assertThat(cell(young).value()).isEqualByComparingTo("120");
    }

    @Test
    void aValueOutsideTheExpectedRangeIsSavedButNotHandedInWithoutAComment() {
        assertThat(enter(young, Amount.of(61)).needsComment()).isTrue();
        assertThat(measurements.submit(riberas, period)).isEqualTo(new Submission(0, 1, 0, 1));

        measurements.record(new CellEntry(young, riberas, period, cell(young).version(), Amount.of(61), "Vacaciones"));
        assertThat(measurements.submit(riberas, period)).isEqualTo(new Submission(1, 0, 0, 1));
        assertThat(cell(young).state()).isEqualTo(MeasurementState.SUBMITTED);
    }

    @Test
    void theSecondOfTwoWritersIsToldAndNothingIsOverwritten() {
        int seen = cell(young).version();
        enter(young, Amount.of(100));
        assertThatThrownBy(() -> measurements.record(new CellEntry(young, riberas, period, seen, Amount.of(110), "")))
                .isInstanceOf(StaleDataException.class);
        assertThat(cell(young).value()).isEqualByComparingTo("100");
    }

    @Test
    void anEntryThatIsSentTwiceIsSavedOnce() {
        var entry = new CellEntry(young, riberas, period, SheetCell.NEW, Amount.of(100), "");
        var first = measurements.record(entry);
        assertThat(measurements.record(entry)).isEqualTo(first);
    }

    @Test
    void anAreaOutsideTheScopeIsRefusedEverywhere() {
        var waiting = handIn(oasis);
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(riberas)));

        assertThatThrownBy(() -> measurements.sheet(oasis, period)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> measurements.submit(oasis, period)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> measurements.record(new CellEntry(young, oasis, period, SheetCell.NEW, Amount.of(1), "")))
                .isInstanceOf(NotFoundException.class);
        assertThat(measurements.due()).extracting(EntrySummary::areaId).containsOnly(riberas);

        SignIn.as(Role.MANAGER, new Scope(false, Set.of(riberas)));
        assertThat(reviews.waiting()).isEmpty();
        assertThatThrownBy(() -> reviews.approve(List.of(waiting))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> reviews.returnForCorrection(waiting, "no")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoEnteredAValueMayNotApproveIt() {
        var waiting = handIn(riberas);
        assertThatThrownBy(() -> reviews.approve(List.of(waiting))).isInstanceOf(OwnValueException.class);

        signInAs("otra", Role.MANAGER);
        reviews.approve(List.of(waiting));
        assertThat(cell(young).state()).isEqualTo(MeasurementState.APPROVED);
        assertThatThrownBy(() -> enter(young, Amount.of(99)))
                .isInstanceOfSatisfying(
                        ValueRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.LOCKED));
    }

    @Test
    void aValueComesBackWithItsReasonAndItsWholeHistory() {
        var waiting = handIn(riberas);
        signInAs("otra", Role.MANAGER);
        reviews.returnForCorrection(waiting, "Falta la lista de octubre");

        assertThat(measurements.returned()).singleElement().satisfies(back -> {
            assertThat(back.reason()).isEqualTo("Falta la lista de octubre");
            assertThat(back.areaId()).isEqualTo(riberas);
        });
        enter(young, Amount.of(105));
        assertThat(measurements.returned()).isEmpty();
        assertThat(reviews.history(waiting))
                .extracting(ChangeLine::state)
                .containsExactly(
                        MeasurementState.DRAFT,
                        MeasurementState.RETURNED,
                        MeasurementState.SUBMITTED,
                        MeasurementState.DRAFT);
        assertThat(reviews.history(waiting).getFirst().before()).isEqualTo(Amount.of(100));
        assertThat(reviews.history(waiting).getFirst().after()).isEqualTo(Amount.of(105));
    }

    @Test
    void theFutureAndUnassignedAreasAreNotAsked() {
        assertThatThrownBy(() -> measurements.record(new CellEntry(
                        young, riberas, YearMonth.now(clock).plusMonths(1), SheetCell.NEW, Amount.of(1), "")))
                .isInstanceOfSatisfying(
                        ValueRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FUTURE));
        long elsewhere = TestAreas.add(jdbc, "P3", "Parajes");
        assertThatThrownBy(() ->
                        measurements.record(new CellEntry(young, elsewhere, period, SheetCell.NEW, Amount.of(1), "")))
                .isInstanceOfSatisfying(
                        ValueRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_ASKED));
    }

    @Test
    void theSheetShowsWhatCameBeforeAndWhatIsAimedAt() {
        measurements.store(List.of(
                stored(young, riberas, period.minusMonths(1), Amount.of(118)),
                stored(young, riberas, period.minusMonths(2), Amount.of(110)),
                stored(stayed, riberas, period.minusMonths(1), Amount.ratio(41, 50))));

        var sheet = measurements.sheet(riberas, period);
        assertThat(sheet.rows()).extracting(SheetRow::name).containsExactly("Jóvenes inscritos", "Permanencia");
        var first = sheet.rows().getFirst();
        assertThat(first.previous()).isEqualByComparingTo("118");
        assertThat(first.target()).isEqualByComparingTo("130");
        assertThat(first.history()).hasSize(12).endsWith(BigDecimal.valueOf(110), BigDecimal.valueOf(118));
        assertThat(sheet.rows().getLast().previous()).isEqualByComparingTo("82");
    }

    @Test
    void aSeriesAddsNumeratorsAndDenominatorsOverTheAreas() {
        measurements.store(List.of(
                stored(stayed, riberas, period, Amount.ratio(1, 2)),
                stored(stayed, oasis, period, Amount.ratio(0, 98))));
        assertThat(series.series(stayed, List.of(riberas, oasis), period, period))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.value()).isEqualByComparingTo("1");
                    assertThat(point.areas()).isEqualTo(2);
                    assertThat(point.preliminary()).isFalse();
                });
    }

    @Test
    void onlyThoseWhoEnterValuesReachThemAndOnlyManagersDefineIndicators() {
        SignIn.as(Role.POLICE_LIAISON, Scope.EVERYWHERE);
        assertThatThrownBy(() -> measurements.sheet(riberas, period)).isInstanceOf(AccessDeniedException.class);
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);
        assertThatThrownBy(() -> reviews.waiting()).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> measurements.store(List.of())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> indicators.revise(
                        indicators.get(young), indicators.get(young).draft()))
                .isInstanceOf(AccessDeniedException.class);
    }

    private int entered() {
        return measurements.due().stream()
                .filter(due -> due.areaId() == riberas && due.period().equals(period))
                .findFirst()
                .orElseThrow()
                .entered();
    }

    private long handIn(long area) {
        measurements.record(new CellEntry(young, area, period, SheetCell.NEW, Amount.of(100), ""));
        measurements.submit(area, period);
        return reviews.waiting().getFirst().id();
    }

    private SheetCell enter(long indicator, Amount amount) {
        return measurements.record(
                new CellEntry(indicator, riberas, period, cell(indicator).version(), amount, ""));
    }

    private SheetCell cell(long indicator) {
        return measurements.cell(indicator, riberas, period);
    }

    private static StoredValue stored(long indicator, long area, YearMonth period, Amount amount) {
        return new StoredValue(indicator, area, period, amount, "", MeasurementState.APPROVED, "rosa", "Rosa Díaz");
    }

    private static void signInAs(String username, Role role) {
        var user = new LinderoUser(
                2, username, "Otra persona", "", Set.of(role), Scope.EVERYWHERE, false, true, true, Instant.EPOCH);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, "", user.getAuthorities()));
    }
}
