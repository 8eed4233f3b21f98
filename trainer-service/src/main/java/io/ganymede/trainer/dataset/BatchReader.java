package io.ganymede.trainer.dataset;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Assembles batches on a thread of its own, a few ahead of the one in use. Which images a batch has is the sequence's alone,
 * never a matter of time. Its memory is {@value #BUFFERS} batches, whatever the size of the split. For one using thread; the
 * sequence is the reader's from here on, the split stays its owner's and is closed after the reader.
 */
public final class BatchReader implements AutoCloseable {
    /** One batch is in use, the others are read ahead. */
    static final int BUFFERS = 4;

    private static final long PATIENCE_SECONDS = 60;

    private final DatasetSplit split;
    private final BatchSequence sequence;
    private final ExecutorService thread;
    private final Queue<Future<ImageBatch>> ahead = new ArrayDeque<>();
    private long number;
    private @Nullable ImageBatch inUse;

    /**
     * Begins to read.
     *
     * @param first number of the first batch, counted from 0
     */
    public BatchReader(DatasetSplit split, BatchSequence sequence, long first) {
        this.split = split;
        this.sequence = sequence;
        this.number = first;
        this.thread = Executors.newSingleThreadExecutor(BatchReader::daemon);
        for (int i = 0; i < BUFFERS; i++) {
            readAhead(new ImageBatch(sequence.largest(), split.imageShape().elements()));
        }
    }

    /** Whether there is a further batch. */
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    /**
     * The next batch. It is valid until the next call, which gives its buffers back.
     *
     * @throws PlatformException when it cannot be read, with the reason that the reading thread had
     * @throws java.util.NoSuchElementException after the last batch
     */
    public ImageBatch next() {
        Future<ImageBatch> next = ahead.remove();
        if (inUse != null) {
            readAhead(inUse);
            inUse = null;
        }
        inUse = await(next);
        return inUse;
    }

    /** Ends the thread. It is not interrupted, which would close the split's file; what it has begun is a matter of moments. */
    @Override
    public void close() {
        ahead.forEach(batch -> batch.cancel(false));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new PlatformException(
                        Reason.INTERNAL,
                        "the thread that reads batches does not end within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAhead(ImageBatch free) {
        if (number < sequence.batches()) {
            long wanted = number++;
            ahead.add(thread.submit(() -> {
                free.fill(split, sequence.batch(wanted));
                return free;
            }));
        }
    }

    private static ImageBatch await(Future<ImageBatch> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "interrupted while waiting for a batch", e);
        }
    }

    private static PlatformException failure(@Nullable Throwable cause) {
        String message = "batch cannot be read: " + cause;
        if (cause instanceof PlatformException known) {
            return new PlatformException(known.reason(), message, known);
        }
        Reason reason = cause instanceof OutOfMemoryError ? Reason.OUT_OF_MEMORY : Reason.INTERNAL;
        return new PlatformException(reason, message, cause);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "batch-reader");
        thread.setDaemon(true);
        return thread;
    }
}
