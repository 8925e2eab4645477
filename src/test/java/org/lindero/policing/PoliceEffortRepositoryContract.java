package org.lindero.policing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
abstract class PoliceEffortRepositoryContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Set<Long> NONE = Set.of(-1L);

    @Autowired
    private PoliceEffortRepository efforts;

    @Autowired
    private TestEntityManager entities;

    @Autowired
    private JdbcClient jdbc;

    private long north;
    private long south;
    private long secret;

    @BeforeEach
    void threeEfforts() {
        north = TestAreas.add(jdbc, "N");
        south = TestAreas.add(jdbc, "S");
        secret = save(Efforts.draft("Operativo sigiloso", Sensitivity.RESTRICTED, TODAY.plusDays(1), null, north));
        save(Efforts.draft("50% más rondas", Sensitivity.PUBLIC, TODAY, TODAY.plusDays(9), north, south));
        save(Efforts.draft("500 rondas", Sensitivity.RESTRICTED, TODAY.minusDays(90), TODAY.minusDays(1), south));
        entities.flush();
        entities.clear();
    }

    @Test
    void aPlannedRestrictedEffortIsInNoAnswerWithoutTheRight() {
        assertThat(search(false, "", EnumSet.allOf(EffortStatus.class), NONE)).hasSize(2);
        assertThat(efforts.findReadable(false, TODAY, true, NONE, secret)).isEmpty();
        assertThat(efforts.listReadable(false, TODAY, true, NONE, List.of(secret)))
                .isEmpty();
        assertThat(efforts.listBetween(false, TODAY, true, NONE, Set.of(north), TODAY, TODAY.plusYears(1)))
                .extracting(effort -> effort.summary(TODAY).name())
                .containsExactly("50% más rondas");

        assertThat(efforts.findReadable(true, TODAY, true, NONE, secret)).isPresent();
        assertThat(search(true, "SIGILO", EnumSet.of(EffortStatus.PLANNED), NONE))
                .containsExactly("Operativo sigiloso");
    }

    @Test
    void onceItHasStartedARestrictedEffortIsAnsweredToItsReaders() {
        assertThat(efforts.findReadable(false, TODAY.plusDays(1), true, NONE, secret))
                .isPresent();
    }

    @Test
    void statusFollowsFromTheDatesWithBothEndsIncluded() {
        assertThat(search(true, "", EnumSet.of(EffortStatus.UNDER_WAY), NONE)).containsExactly("50% más rondas");
        assertThat(search(true, "", EnumSet.of(EffortStatus.ENDED), NONE)).containsExactly("500 rondas");
    }

    @Test
    void searchTakesAnEscapedWildcardLiterallyAndFiltersByArea() {
        assertThat(search(true, "50\\% m", EnumSet.allOf(EffortStatus.class), NONE))
                .containsExactly("50% más rondas");
        assertThat(search(true, "", EnumSet.allOf(EffortStatus.class), Set.of(south)))
                .containsExactlyInAnyOrder("50% más rondas", "500 rondas");
    }

    @Test
    void anEffortIsReadableWhenOneOfItsAreasIsInScope() {
        assertThat(efforts.listBetween(
                        true, TODAY, false, Set.of(south), Set.of(north, south), TODAY.minusYears(1), TODAY))
                .extracting(effort -> effort.summary(TODAY).name())
                .containsExactly("500 rondas", "50% más rondas");
        assertThat(efforts.findReadable(true, TODAY, false, Set.of(south), secret))
                .isEmpty();
    }

    private long save(PoliceEffortDraft draft) {
        return efforts.save(new PoliceEffort(draft)).id();
    }

    private List<String> search(boolean restricted, String text, Set<EffortStatus> statuses, Set<Long> areas) {
        return efforts.search(
                        restricted,
                        TODAY,
                        true,
                        NONE,
                        text,
                        EnumSet.allOf(EffortType.class),
                        EnumSet.allOf(PoliceForce.class),
                        statuses.contains(EffortStatus.PLANNED),
                        statuses.contains(EffortStatus.UNDER_WAY),
                        statuses.contains(EffortStatus.ENDED),
                        areas.equals(NONE),
                        areas,
                        PageRequest.of(0, 10, Sort.by("name", "id")))
                .map(effort -> effort.summary(TODAY).name())
                .getContent();
    }
}
