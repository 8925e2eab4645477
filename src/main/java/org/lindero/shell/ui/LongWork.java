package org.lindero.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.shared.Cancellation;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.stereotype.Component;

/**
 * Does what may take long away from the request, as the same user: what is quick is answered at once; otherwise a bar shows that it goes
 * on, the page stays alive, and the work can be cancelled.
 */
@Component
public class LongWork implements DisposableBean {

    private static final Duration AT_ONCE = Duration.ofMillis(800);
    private static final int THREADS = 2;

    private final boolean background;
    private final ExecutorService executor = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("long-work-", 0).daemon().factory());

    /** @param background false for tests, which see what a transaction of theirs has not committed */
    LongWork(@Value("${lindero.long-work.background:true}") boolean background) {
        this.background = background;
    }

    /**
     * Starts some work.
     *
     * @param place where the bar stands while it goes on; what it held comes back when the work fails or is cancelled
     * @param doing what is being done, in words
     * @param done gets the outcome, with the session locked
     * @param failed gets what the work threw
     */
    public <T> void run(
            Div place, String doing, Callable<T> work, Consumer<T> done, Consumer<RuntimeException> failed) {
        var cancelled = new AtomicBoolean();
        Callable<T> cancellable = () -> Cancellation.during(cancelled::get, work);
        var outcome = new CompletableFuture<T>();
        if (background) {
            var asTheSame = new DelegatingSecurityContextCallable<>(cancellable);
            executor.execute(() -> complete(outcome, asTheSame));
        } else {
            complete(outcome, cancellable);
        }
        if (isQuick(outcome)) {
            finish(outcome, done, failed);
        } else {
            showProgress(place, doing, cancelled, outcome, () -> finish(outcome, done, failed));
        }
    }

    private static <T> void complete(CompletableFuture<T> outcome, Callable<T> work) {
        try {
            outcome.complete(work.call());
        } catch (Exception | Error failure) {
            outcome.completeExceptionally(failure);
        }
    }

    private static boolean isQuick(CompletableFuture<?> outcome) {
        try {
            outcome.get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException later) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> void finish(CompletableFuture<T> outcome, Consumer<T> done, Consumer<RuntimeException> failed) {
        T value;
        try {
            value = outcome.join();
        } catch (CompletionException failure) {
            failed.accept(asRuntime(failure.getCause()));
            return;
        }
        done.accept(value);
    }

    private static RuntimeException asRuntime(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    private static void showProgress(
            Div place, String doing, AtomicBoolean cancelled, CompletableFuture<?> outcome, Runnable finish) {
        var held = place.getChildren().toList();
        var bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.setWidthFull();
        bar.getElement().setAttribute("aria-label", doing);
        var status = new Paragraph(doing);
        status.getElement().setAttribute("role", "status");
        var cancel = new Button(place.getTranslation("cancel"));
        cancel.addClickListener(event -> {
            cancelled.set(true);
            cancel.setEnabled(false);
            status.setText(place.getTranslation("shell.cancelling"));
        });
        place.removeAll();
        place.add(new Card("", status, bar, cancel));
        cancel.focus();
        var ui = UI.getCurrentOrThrow();
        outcome.whenComplete((value, failure) -> ui.access(() -> {
            place.removeAll();
            if (failure != null) {
                place.add(held);
            }
            if (failure instanceof CancellationException) {
                Notices.success(place.getTranslation("shell.cancelled"));
            } else if (place.isAttached()) {
                finish.run();
            } else if (failure == null) {
                Notices.success(place.getTranslation("shell.longWork.done"));
            } else {
                Notices.error(place.getTranslation("shell.longWork.failed"));
            }
        }));
    }

    /** Nothing is interrupted: what is not done when Java ends is rolled back. */
    @Override
    public void destroy() {
        executor.shutdown();
    }
}
