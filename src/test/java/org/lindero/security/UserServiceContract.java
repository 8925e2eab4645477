package org.lindero.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.StaleDataException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;

/** What administration must do on every database that we support. */
@SpringBootTest
@Transactional
@As(Role.ADMIN)
abstract class UserServiceContract {

    private static final PageRequest FIRST_PAGE = PageRequest.of(0, 20, Sort.by("id"));

    @Autowired
    private UserService users;

    @Autowired
    private UserDirectory directory;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private PasswordEncoder encoder;

    @Test
    void aCreatedUserSignsInWithThePasswordShownOnceAndMustChangeIt() {
        var password = users.create(draft("rosa.diaz", Role.MANAGER));

        var rosa = directory.loadUserByUsername(" Rosa.Diaz ");
        assertThat(encoder.matches(password, rosa.getPassword())).isTrue();
        assertThat(rosa.getPassword()).doesNotContain(password);
        assertThat(rosa.mustChangePassword()).isTrue();
        assertThat(rosa.toString()).doesNotContain(rosa.getPassword());
    }

    @Test
    void aUserNameIsTakenOnlyOnce() {
        users.create(draft("rosa.diaz", Role.MANAGER));

        assertThatThrownBy(() -> users.create(draft("ROSA.diaz", Role.EVALUATOR)))
                .isInstanceOf(NameTakenException.class);
    }

    @Test
    void aDeactivatedUserIsNotEnabledAndStaysInTheList() {
        users.create(draft("rosa.diaz", Role.MANAGER));
        long id = find("rosa").id();
        users.deactivate(id);

        assertThat(directory.loadUserByUsername("rosa.diaz").isEnabled()).isFalse();
        assertThat(find("rosa").active()).isFalse();
        users.activate(id);
        assertThat(directory.loadUserByUsername("rosa.diaz").isEnabled()).isTrue();
    }

    @Test
    void theLastAdministratorCanNeitherBeClosedNorDemoted() {
        first.registerIfNone("una-clave-larga");
        var admin = find(FirstAdministrator.USERNAME);

        assertThatThrownBy(() -> users.deactivate(admin.id())).isInstanceOf(LastAdministratorException.class);
        assertThatThrownBy(() -> users.revise(admin, draft("admin", Role.MANAGER)))
                .isInstanceOf(LastAdministratorException.class);
    }

    @Test
    void aChangeOverAnotherOneIsRefused() {
        users.create(draft("rosa.diaz", Role.MANAGER));
        var read = find("rosa");
        users.revise(read, draft("rosa.diaz", Role.EVALUATOR));
        users.search("", FIRST_PAGE);

        assertThatThrownBy(() -> users.revise(read, draft("rosa.diaz", Role.MANAGER)))
                .isInstanceOf(StaleDataException.class);
    }

    @Test
    void everyActIsInTheAuditTrail() {
        users.create(draft("rosa.diaz", Role.MANAGER));
        users.resetPassword(find("rosa").id());

        assertThat(users.searchAudit("rosa", FIRST_PAGE))
                .extracting(AuditLine::action, AuditLine::username)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("user.created", "test"),
                        org.assertj.core.groups.Tuple.tuple("user.password.reset", "test"));
    }

    @Test
    void aWildcardInTheSearchMeansItself() {
        users.create(draft("rosa.diaz", Role.MANAGER));

        assertThat(users.search("%", FIRST_PAGE)).isEmpty();
        assertThat(users.search("osa_d", FIRST_PAGE)).isEmpty();
    }

    @Test
    @As({Role.MANAGER, Role.EVALUATOR, Role.POLICE_LIAISON, Role.FIELD_OFFICER})
    void withoutTheRoleNothingOfThisIsOpen() {
        assertThatThrownBy(() -> users.search("", FIRST_PAGE)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> users.searchAudit("", FIRST_PAGE)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> users.create(draft("rosa.diaz", Role.ADMIN)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> users.deactivate(1)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theOneTimeLinkWorksOnceAndOnlyWithoutUsers() {
        var token = first.offer().orElseThrow();
        assertThat(first.isOffered("something else")).isFalse();
        first.accept(token, "elena.vega", "una-clave-larga");

        assertThat(first.isOffered(token)).isFalse();
        assertThatThrownBy(() -> first.accept(token, "otra.vez", "una-clave-larga"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(first.offer()).isEmpty();
        assertThat(directory.loadUserByUsername("elena.vega").roles()).containsExactly(Role.ADMIN);
    }

    @Test
    void aTemporaryPasswordIsNotChosenAgain() {
        var temporary = users.create(draft("rosa.diaz", Role.MANAGER));
        SignIn.as(directory.loadUserByUsername("rosa.diaz"));

        assertThatThrownBy(() -> users.changeOwnPassword(temporary, temporary))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeactivatedDemoAccountDoesNotEnter() {
        var account = DemoMode.accounts().getFirst();
        var demo = new DemoSignIn(directory, new MockEnvironment().withProperty("lindero.demo", "true"));
        var request = new MockHttpServletRequest();
        assertThatThrownBy(() -> demo.signIn(account, request, new MockHttpServletResponse()))
                .isInstanceOf(UsernameNotFoundException.class);

        users.create(draft(account.username(), Role.MANAGER));
        users.deactivate(find(account.username()).id());

        assertThatThrownBy(() -> demo.signIn(account, request, new MockHttpServletResponse()))
                .isInstanceOf(DisabledException.class);
        assertThat(request.getSession(false)).isNull();
    }

    private UserSummary find(String text) {
        return users.search(text, FIRST_PAGE).getFirst();
    }

    private static UserDraft draft(String username, Role role) {
        return new UserDraft(username, "Rosa Díaz", Set.of(role), true, Set.of());
    }
}
