package io.ganymede.cli.dataset.archive;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of one answer into a file as it arrives, and knows when the last byte came. After {@link #abandon} nothing is
 * written any more.
 */
final class BodyToFile implements BodySubscriber<Long> {
    private final FileChannel file;
    private final long limit;
    private final CompletableFuture<Long> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long size;
    private boolean abandoned;

    /**
     * A body that begins where the file's position is.
     *
     * @param limit size that the file must not exceed
     */
    BodyToFile(FileChannel file, long begin, long limit) {
        this.file = file;
        this.size = begin;
        this.limit = limit;
    }

    /** Completes with the file's size. */
    @Override
    public CompletionStage<Long> getBody() {
        return body;
    }

    /** Size of the file so far. */
    synchronized long size() {
        return size;
    }

    synchronized void abandon() {
        abandoned = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription granted) {
        subscription = granted;
        if (abandoned) {
            granted.cancel();
        } else {
            granted.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> pieces) {
        try {
            for (ByteBuffer piece : pieces) {
                while (piece.hasRemaining() && !abandoned) {
                    size += file.write(piece);
                    if (size > limit) {
                        fail(new DownloadTooLargeException());
                    }
                }
            }
        } catch (IOException e) {
            fail(new NotWrittenException(e));
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(size());
    }

    private void fail(IOException failure) {
        abandon();
        body.completeExceptionally(failure);
    }

    /** The download grows beyond its limit. */
    static final class DownloadTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The local disk failed, not the network. */
    static final class NotWrittenException extends IOException {
        private static final long serialVersionUID = 1L;

        NotWrittenException(IOException cause) {
            super(cause);
        }
    }
}
