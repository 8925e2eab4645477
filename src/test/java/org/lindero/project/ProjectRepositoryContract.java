package org.lindero.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.policing.TestAreas;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the queries must do on every database that we support. */
@DataJpaTest(showSql = false)
@AutoConfigureTestDatabase(replace = Replace.NONE)
abstract class ProjectRepositoryContract {

    private static final Set<Long> NONE = Set.of(-1L);

    @Autowired
    private ProjectRepository projects;

    @Autowired
    private ProgrammeRepository programmes;

    @Autowired
    private TestEntityManager entities;

    @Autowired
    private JdbcClient jdbc;

    private long north;
    private long south;
    private long youth;
    private Programme programme;

    @BeforeEach
    void threeProjects() {
        north = TestAreas.add(jdbc, "N");
        south = TestAreas.add(jdbc, "S");
        programme = programmes.save(new Programme(Drafts.programme("Prevención")));
        var inBoth = new Project(Drafts.project("P-01", "50% más empleo", programme.id()), programme);
        inBoth.treat(north, Drafts.exposure());
        inBoth.treat(south, new Exposure(Drafts.START.plusMonths(2), Drafts.START.plusYears(1), BigDecimal.ONE));
        youth = projects.save(inBoth).id();
        var inSouth = new Project(Drafts.project("P-02", "500 becas", programme.id()), programme);
        inSouth.treat(south, Drafts.exposure());
        inSouth.moveTo(ProjectStatus.RUNNING);
        projects.save(inSouth);
        projects.save(new Project(Drafts.project("P-03", "Parque", programme.id()), programme));
        entities.flush();
        entities.clear();
    }

    @Test
    void searchLooksInCodeAndNameIgnoresCaseAndTakesAnEscapedWildcardLiterally() {
        assertThat(search("p-0", true, NONE, ProjectStatus.values())).containsExactly("P-01", "P-02", "P-03");
        assertThat(search("50\\% M", true, NONE, ProjectStatus.values())).containsExactly("P-01");
        assertThat(search("", true, NONE, ProjectStatus.RUNNING)).containsExactly("P-02");
    }

    @Test
    void aProjectIsReadableWithOneAreaInScopeOrWithNoneYet() {
        assertThat(search("", false, Set.of(north), ProjectStatus.values())).containsExactly("P-01", "P-03");
        assertThat(projects.findReadable(false, Set.of(south), youth)).isPresent();
        assertThat(projects.findReadable(false, NONE, youth)).isEmpty();
    }

    @Test
    void treatmentsOfAllProjectsComeWithTheirOwnDatesAndIntensity() {
        assertThat(projects.listTreatments())
                .extracting(
                        Treatment::projectId,
                        Treatment::areaId,
                        Treatment::startsOn,
                        treatment -> treatment.intensity().doubleValue())
                .contains(tuple(youth, north, Drafts.START, 0.75), tuple(youth, south, Drafts.START.plusMonths(2), 1.0))
                .hasSize(3);
    }

    @Test
    void projectsOfAnAreaComeByCode() {
        assertThat(projects.listTreating(true, NONE, List.of(south)))
                .extracting(Project::code)
                .containsExactly("P-01", "P-02");
    }

    @Test
    void whatWasEnteredComesBackEqual() {
        var read = projects.findReadable(true, NONE, youth).orElseThrow().details(true);

        assertThat(read.draft()).isEqualTo(Drafts.project("P-01", "50% más empleo", programme.id()));
        assertThat(read.areas().get(north)).isEqualTo(Drafts.exposure());
    }

    private List<String> search(String text, boolean everywhere, Collection<Long> scope, ProjectStatus... statuses) {
        return projects.search(
                        everywhere,
                        scope,
                        text,
                        Arrays.asList(statuses),
                        true,
                        NONE,
                        PageRequest.of(0, 10, Sort.by("code")))
                .map(Project::code)
                .getContent();
    }
}
