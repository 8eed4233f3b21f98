package io.ganymede.common.lifecycle;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Ends a service with the process that started it, so that a killed launcher leaves nothing behind. The action runs at most
 * once, on a thread of the JVM.
 */
public final class ParentWatch implements AutoCloseable {
    private final CompletableFuture<Void> watch;

    private ParentWatch(CompletableFuture<Void> watch) {
        this.watch = watch;
    }

    /**
     * Watches a process; one that is gone already counts as ended now.
     *
     * @param pid the process
     * @param ended what to do when it has ended, for instance an orderly exit
     */
    public static ParentWatch on(long pid, Runnable ended) {
        Optional<ProcessHandle> parent = ProcessHandle.of(pid);
        CompletableFuture<?> end = parent.isPresent() ? parent.get().onExit() : CompletableFuture.completedFuture(null);
        return new ParentWatch(end.thenRunAsync(ended));
    }

    /** Stops watching. */
    @Override
    public void close() {
        watch.cancel(false);
    }
}
