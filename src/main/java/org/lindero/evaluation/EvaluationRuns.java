package org.lindero.evaluation;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Evaluations that are being computed: one at a time, each with its progress, each can be cancelled. */
@Component
class EvaluationRuns implements DisposableBean {

    /** A run that waits or is under way. */
    private static final class Run {
        private final CompletableFuture<?> outcome;
        private volatile double progress;
        private volatile Future<?> task = CompletableFuture.completedFuture(null);
        private volatile boolean started;

        Run(CompletableFuture<?> outcome) {
            this.outcome = outcome;
        }
    }

    private final Map<Long, Run> runs = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("evaluation-", 0).daemon().factory());

    /** Queues {@code work}, which gets a consumer of its progress from 0 to 1. The outcome fails when it is cancelled. */
    <T> CompletableFuture<T> start(long evaluationId, Function<DoubleConsumer, T> work) {
        var outcome = new CompletableFuture<T>();
        var run = new Run(outcome);
        if (runs.putIfAbsent(evaluationId, run) != null) {
            throw new IllegalStateException("already running: " + evaluationId);
        }
        run.task = executor.submit(() -> {
            run.started = true;
            try {
                T done = work.apply(share -> run.progress = share);
                runs.remove(evaluationId);
                outcome.complete(done);
            } catch (RuntimeException | Error failed) {
                runs.remove(evaluationId);
                outcome.completeExceptionally(failed);
            }
        });
        return outcome;
    }

    /** From 0 to 1; empty when it is not running. */
    OptionalDouble progress(long evaluationId) {
        var run = runs.get(evaluationId);
        return run == null ? OptionalDouble.empty() : OptionalDouble.of(run.progress);
    }

    /** Interrupts a run, which ends at its next look; one that still waits ends at once. */
    void cancel(long evaluationId) {
        var run = runs.get(evaluationId);
        if (run != null) {
            run.task.cancel(true);
            if (!run.started) {
                runs.remove(evaluationId);
                run.outcome.cancel(true);
            }
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
