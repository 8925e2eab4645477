package org.lindero.security.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.login.LoginForm;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lindero.security.DemoMode;
import org.lindero.security.DemoSignIn;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The sign-in page of the demo, whose programme takes a while to be made. */
@SpringBootTest
@ViewPackages(classes = LoginView.class)
@Timeout(60)
class LoginViewTest extends SpringBrowserlessTest {

    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    @MockitoBean
    private DemoSignIn demo;

    @BeforeEach
    void offerTheDemo() {
        when(demo.isOffered()).thenReturn(true);
        when(demo.ready()).thenReturn(ready);
    }

    @Test
    void whileTheDemoIsBeingMadeThePageSaysSoAndOpensByItself() {
        var page = navigate(LoginView.class);

        assertThat(page.getElement().getTextRecursively()).contains("Se está preparando la demostración");
        assertThat(find(Button.class).all()).isEmpty();
        assertThat(find(LoginForm.class).single().isEnabled()).isFalse();

        CompletableFuture.runAsync(() -> ready.complete(null));
        while (find(Button.class).all().isEmpty()) {
            roundTrip();
            Thread.onSpinWait();
        }

        assertThat(page.getElement().getTextRecursively()).doesNotContain("Se está preparando");
        assertThat(find(Button.class).all()).hasSize(DemoMode.accounts().size());
        assertThat(find(LoginForm.class).single().isEnabled()).isTrue();
    }

    @Test
    void onceTheDemoIsThereEachAccountHasItsButton() {
        ready.complete(null);

        navigate(LoginView.class);

        assertThat(find(Button.class).all()).hasSize(DemoMode.accounts().size());
    }
}
