package io.ganymede.evaluator.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thread that evaluations run on, whichever channel asks for them: an evaluation may take minutes, and uses the machine's cores
 * by itself. It is interrupted at shutdown.
 */
@ApplicationScoped
class EvaluationThread {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "evaluation"));

    void stop(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    boolean stopped() {
        return worker.isShutdown();
    }

    /** Runs some work on it, after what has been asked for before. */
    Uni<Void> run(Runnable work) {
        return Uni.createFrom().voidItem().invoke(work).runSubscriptionOn(worker);
    }
}
