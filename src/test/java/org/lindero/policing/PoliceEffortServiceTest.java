package org.lindero.policing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lindero.SignIn;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.security.UserService;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class PoliceEffortServiceTest {

    @Autowired
    private PoliceEffortService efforts;

    @Autowired
    private UserService users;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private LocalDate today;
    private long north;
    private long south;
    private long secret;

    @BeforeEach
    void aPlannedRestrictedEffort() {
        today = LocalDate.now(clock);
        north = TestAreas.add(jdbc, "N");
        south = TestAreas.add(jdbc, "S");
        SignIn.as(Role.POLICE_LIAISON, Scope.EVERYWHERE);
        secret = efforts.create(
                Efforts.draft("Operativo sigiloso", Sensitivity.RESTRICTED, today.plusDays(5), null, north));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "EVALUATOR"})
    void aReaderCannotTellThatAPlannedRestrictedEffortExists(Role role) {
        SignIn.as(role, Scope.EVERYWHERE);

        assertThat(efforts.search(PoliceEffortFilter.ALL, PageRequest.of(0, 10)))
                .isEmpty();
        assertThat(efforts.list(List.of(north), today, today.plusYears(1))).isEmpty();
        assertThat(efforts.listReadable(List.of(secret))).isEmpty();
        assertThatThrownBy(() -> efforts.get(secret)).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"FIELD_OFFICER", "ADMIN"})
    void whoReadsNoPoliceEffortsIsRefused(Role role) {
        SignIn.as(role, Scope.EVERYWHERE);

        assertThat(efforts.listReadable(List.of(secret))).isEmpty();
        assertThatThrownBy(() -> efforts.get(secret)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> efforts.search(PoliceEffortFilter.ALL, PageRequest.of(0, 10)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theAuditTrailDoesNotNameARestrictedEffortEvenWhenItBecomesPublic() {
        efforts.revise(
                efforts.get(secret),
                Efforts.draft("Operativo sigiloso", Sensitivity.PUBLIC, today.plusDays(5), null, north));
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);

        assertThat(users.searchAudit("", PageRequest.of(0, 50)))
                .extracting(line -> line.subject())
                .contains("#" + secret)
                .doesNotContain("Operativo sigiloso");
    }

    @Test
    void onlyALiaisonRegistersEfforts() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);

        var draft = Efforts.draft("Rondas", Sensitivity.PUBLIC, today, null, north);
        assertThatThrownBy(() -> efforts.create(draft)).isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = EffortType.class,
            names = {"ARREST_HIGH_VALUE", "ARREST_MIDDLE_LAYER", "CHECKPOINT", "JOINT_OPERATION"})
    void anInterdictionWithoutARiskAssessmentIsRefused(EffortType type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Efforts.of("Filtro", type, Sensitivity.PUBLIC, null, today, null, north));
        assertThatCode(() -> Efforts.of("Filtro", type, Sensitivity.PUBLIC, Efforts.RISK, today, null, north))
                .doesNotThrowAnyException();
    }

    @Test
    void theRiskAssessmentIsKept() {
        long id = efforts.create(
                Efforts.of("Filtro", EffortType.CHECKPOINT, Sensitivity.INTERNAL, Efforts.RISK, today, null, north));

        assertThat(efforts.get(id).draft().risk()).isEqualTo(Efforts.RISK);
    }

    @Test
    void aLiaisonReadsAcrossTheLimitOfTheScopeButChangesOnlyWithinIt() {
        var both = Efforts.draft("Rondas", Sensitivity.PUBLIC, today, null, north, south);
        long id = efforts.create(both);
        SignIn.as(Role.POLICE_LIAISON, new Scope(false, Set.of(south)));

        var read = efforts.get(id);
        assertThat(read.editable()).isFalse();
        assertThatThrownBy(() -> efforts.revise(read, both)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> efforts.create(both)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> efforts.get(secret)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aLostUpdateIsRefused() {
        var read = efforts.get(secret);
        var stale = new PoliceEffortDetails(read.id(), read.version() - 1, read.status(), read.draft(), true);

        assertThatThrownBy(() -> efforts.revise(stale, read.draft())).isInstanceOf(StaleDataException.class);
    }
}
