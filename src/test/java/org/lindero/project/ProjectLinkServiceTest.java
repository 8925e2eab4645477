package org.lindero.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lindero.SignIn;
import org.lindero.policing.Efforts;
import org.lindero.policing.LinkedProjects.LinkedProject;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.Sensitivity;
import org.lindero.policing.TestAreas;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class ProjectLinkServiceTest {

    @Autowired
    private ProjectLinkService links;

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private PoliceEffortService efforts;

    @Autowired
    private ReadinessService readiness;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private long north;
    private long project;
    private long other;
    private long secret;
    private long secretLink;

    @BeforeEach
    void aProjectLinkedToAPlannedRestrictedEffort() {
        north = TestAreas.add(jdbc, "N");
        long south = TestAreas.add(jdbc, "S");
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        long programme = programmes.create(Drafts.programme("Prevención"));
        project = projects.create(Drafts.project("P-01", "Empleo", programme));
        other = projects.create(Drafts.project("P-02", "Becas", programme));
        projects.treatArea(project, north, Drafts.exposure());
        projects.treatArea(other, south, Drafts.exposure());
        SignIn.as(Role.POLICE_LIAISON, Scope.EVERYWHERE);
        var soon = LocalDate.now(clock).plusDays(3);
        secret = efforts.create(Efforts.draft("Operativo sigiloso", Sensitivity.RESTRICTED, soon, null, north));
        secretLink = links.linkEffort(project, secret, EffortRelation.CONFLICTS, "Aleja a los jóvenes");
    }

    @Test
    void aLiaisonSeesTheLinkFromBothEnds() {
        assertThat(links.listEfforts(project))
                .extracting(link -> link.effort().name(), EffortLink::relation)
                .containsExactly(tuple("Operativo sigiloso", EffortRelation.CONFLICTS));
        assertThat(links.of(secret)).extracting(LinkedProject::code).containsExactly("P-01");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "EVALUATOR", "FIELD_OFFICER", "ADMIN"})
    void theLinkToAPlannedRestrictedEffortIsThereForNobodyElse(Role role) {
        SignIn.as(role, Scope.EVERYWHERE);

        assertThat(links.listEfforts(project)).isEmpty();
        assertThat(links.of(secret)).isEmpty();
    }

    @Test
    void aManagerCanNeitherLinkNorUnlinkNorCountWhatIsHidden() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);

        assertThatThrownBy(() -> links.linkEffort(other, secret, EffortRelation.SUPPORTS, ""))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> links.unlinkEffort(project, secretLink)).isInstanceOf(NotFoundException.class);
        assertThat(readiness.check(project))
                .filteredOn(finding -> finding.rule() == ReadinessRule.POLICE_LINK)
                .extracting(Finding::state)
                .containsExactly(Finding.State.GAP);
    }

    @Test
    void aLinkBetweenProjectsIsReadFromBothEndsAndMadeOnce() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        long link = links.link(project, other, ProjectRelation.REFERS, "Canaliza");

        assertThat(links.list(project)).extracting(ProjectLink::incoming).containsExactly(false);
        assertThat(links.list(other)).extracting(ProjectLink::incoming).containsExactly(true);
        links.unlink(other, link);
        assertThat(links.list(project)).isEmpty();
    }

    @Test
    void theSameLinkTwiceIsRefused() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        links.link(project, other, ProjectRelation.REFERS, "Canaliza");

        assertThatThrownBy(() -> links.link(project, other, ProjectRelation.REFERS, "Otra vez"))
                .isInstanceOf(NameTakenException.class);
    }

    @Test
    void aLinkToAProjectOutsideTheScopeIsNotShown() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        links.link(project, other, ProjectRelation.REINFORCES, "");
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(north)));

        assertThat(links.list(project)).isEmpty();
    }

    @Test
    void aLiaisonLinksOnlyWithinTheScope() {
        assertThat(links.mayLinkEfforts(project)).isTrue();
        reachBeyondTheNorth();
        SignIn.as(Role.POLICE_LIAISON, new Scope(false, Set.of(north)));

        assertThat(links.mayLinkEfforts(project)).isFalse();
        assertThatThrownBy(() -> links.unlinkEffort(project, secretLink)).isInstanceOf(AccessDeniedException.class);
    }

    /** A second area, so that the project reaches beyond the scope of whoever works in the north alone. */
    private void reachBeyondTheNorth() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        projects.treatArea(project, TestAreas.add(jdbc, "W"), Drafts.exposure());
    }

    @Test
    void aFieldOfficerLinksNothing() {
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);

        assertThatThrownBy(() -> links.link(project, other, ProjectRelation.REFERS, ""))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> links.linkEffort(project, secret, EffortRelation.SUPPORTS, ""))
                .isInstanceOf(AccessDeniedException.class);
    }
}
