package org.lindero.evaluation;

import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.lindero.engine.EstimationException;
import org.lindero.shared.NotFoundException;
import org.springframework.transaction.support.TransactionTemplate;

/** One computation, from its data to its saved result, on a thread of its own. */
final class EvaluationJob {

    private final EvaluationRepository evaluations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvaluationJob(EvaluationRepository evaluations, TransactionTemplate transaction, Clock clock) {
        this.evaluations = evaluations;
        this.transaction = transaction;
        this.clock = clock;
    }

    EvaluationStatus run(long id, EvaluationDesign design, EvaluationData data, DoubleConsumer progress) {
        try {
            var started = clock.instant();
            var result = new EvaluationAnalysis(design, data).run(progress);
            change(id, evaluation -> evaluation.finish(result.since(started, clock.instant()), clock.instant()));
            return EvaluationStatus.FINISHED;
        } catch (EstimationException refused) {
            change(id, evaluation -> evaluation.refuse(refused.reason().name(), clock.instant()));
            return EvaluationStatus.REFUSED;
        } catch (CancellationException cancelled) {
            // clears the interruption, which would make the database connection fail
            Thread.interrupted();
            change(id, Evaluation::stop);
            throw cancelled;
        } catch (RuntimeException | Error failed) {
            change(id, Evaluation::stop);
            throw failed;
        }
    }

    private void change(long id, Consumer<Evaluation> act) {
        transaction.executeWithoutResult(status ->
                act.accept(evaluations.findById(id).orElseThrow(() -> new NotFoundException("Evaluation", id))));
    }
}
