package org.lindero.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;

/** Work that takes long, and a person who does not wait for it. */
@SpringBootTest
@ViewPackages(classes = LongWork.class)
@Timeout(60)
class LongWorkTest extends SpringBrowserlessTest {

    private final LongWork work = new LongWork(true);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger answered = new AtomicInteger();

    @AfterEach
    void stop() {
        work.destroy();
    }

    @Test
    void whoeverLeftThePageIsToldThatTheWorkHasFinished() {
        leaveWhile(() -> 1);

        assertThat(notice()).isEqualTo("Lo que dejó en marcha terminó.");
        assertThat(answered).hasValue(0);
    }

    @Test
    void whoeverLeftThePageIsToldThatTheWorkHasFailed() {
        leaveWhile(() -> {
            throw new IllegalStateException("full");
        });

        assertThat(notice()).isEqualTo("Lo que dejó en marcha falló: no se guardó nada.");
        assertThat(answered).hasValue(0);
    }

    private void leaveWhile(Supplier<Integer> rest) {
        var place = new Div();
        UI.getCurrent().add(place);
        work.run(
                place,
                "Se está guardando…",
                () -> {
                    release.await();
                    return rest.get();
                },
                value -> answered.incrementAndGet(),
                failure -> answered.incrementAndGet());
        UI.getCurrent().remove(place);
        release.countDown();
    }

    /** The text of the notice, once the work has handed it over. */
    private String notice() {
        while (find(Notification.class).all().isEmpty()) {
            roundTrip();
            Thread.onSpinWait();
        }
        return test(find(Notification.class).single()).getText();
    }
}
