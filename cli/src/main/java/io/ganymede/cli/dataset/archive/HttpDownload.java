package io.ganymede.cli.dataset.archive;

import io.ganymede.cli.dataset.archive.BodyToFile.DownloadTooLargeException;
import io.ganymede.cli.dataset.archive.BodyToFile.NotWrittenException;
import io.ganymede.cli.dataset.archive.TransferProgress.Stage;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Downloads one file. After a break the rest is asked for, and the whole file where the server cannot give the rest or has
 * another file by now. For one download and one thread.
 */
final class HttpDownload {
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429);
    private static final int MAX_REDIRECTIONS = 5;
    private static final int TICK_MILLIS = 50;

    private final SourceUrl url;
    private final DownloadSettings settings;
    private final TransferProgress progress;
    private final HttpClient client;

    /** By which the server tells whether it still has the same file; null while not known. */
    private @Nullable String validator;

    private boolean knowsRanges = true;

    HttpDownload(SourceUrl url, DownloadSettings settings, TransferProgress progress) {
        this.url = url;
        this.settings = settings;
        this.progress = progress;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // the client would send the password along
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /**
     * Downloads into a new file.
     *
     * @throws PlatformException with reason NotFound, AccessDenied or DatasetUnavailable by what the server says, TooLarge
     *     beyond the limit
     */
    void to(Path target) {
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long reached = 0;
            Duration delay = settings.retryDelay();
            for (int fruitless = 0; ; ) {
                try {
                    attempt(file);
                    return;
                } catch (DownloadTooLargeException e) {
                    throw new PlatformException(
                            Reason.TOO_LARGE,
                            "'" + url + "' is too large: got more than " + settings.bytes()
                                    + " bytes, expected at most that",
                            e);
                } catch (NotWrittenException e) {
                    throw e;
                } catch (IOException e) {
                    boolean further = file.size() > reached;
                    reached = Math.max(reached, file.size());
                    fruitless = further ? 1 : fruitless + 1;
                    delay = further ? settings.retryDelay() : delay;
                    requireAnotherTry(fruitless, reached, e);
                    pause(delay);
                    delay = delay.multipliedBy(2);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'" + url + "' cannot be stored as '" + target + "'", e);
        }
    }

    /** One try, with the redirections that belong to it. */
    private void attempt(FileChannel file) throws IOException {
        SourceUrl place = url;
        for (int redirections = 0; redirections <= MAX_REDIRECTIONS; redirections++) {
            RangeAnswer answer = new RangeAnswer(file, settings.bytes());
            HttpResponse<Long> response;
            try {
                response = await(client.sendAsync(request(place, file.size()), answer), answer);
            } finally {
                validator = answer.validator() == null ? validator : answer.validator();
            }
            if (!REDIRECTIONS.contains(response.statusCode())) {
                accept(place, file, response, answer);
                return;
            }
            String location = response.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new PlatformException(
                            Reason.DATASET_UNAVAILABLE, "'" + url + "' redirects to nowhere: no Location"));
            place = place.redirected(location);
        }
        throw new PlatformException(
                Reason.DATASET_UNAVAILABLE,
                "'" + url + "' redirects too often: expected at most " + MAX_REDIRECTIONS + " times");
    }

    private HttpRequest request(SourceUrl place, long have) {
        HttpRequest.Builder request = HttpRequest.newBuilder(place.address()).GET();
        if (place.authorization() != null) {
            request.header("Authorization", place.authorization());
        }
        if (have > 0 && knowsRanges) {
            request.header("Range", "bytes=" + have + "-");
            if (validator != null) {
                request.header("If-Range", validator);
            }
        }
        return request.build();
    }

    private void accept(SourceUrl place, FileChannel file, HttpResponse<Long> response, RangeAnswer answer)
            throws IOException {
        int status = response.statusCode();
        if (status == 416 || (status == 206 && answer.size() < 0)) {
            knowsRanges = false; // the next try asks for all of it
            throw new IOException("the server cannot give the rest of the file");
        }
        if (status >= 500 || TRANSIENT.contains(status)) {
            throw new IOException("the server answers HTTP " + status);
        }
        if (status != 200 && status != 206) {
            throw new PlatformException(
                    reason(status), "'" + place + "' cannot be downloaded: the server answers HTTP " + status);
        }
        if (answer.total() >= 0 && file.size() != answer.total()) {
            throw new IOException("the answer ends early: got " + file.size() + " bytes, expected " + answer.total());
        }
        progress.advanced(Stage.DOWNLOAD, file.size(), file.size());
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 404, 410 -> Reason.NOT_FOUND;
            case 401, 403, 407 -> Reason.ACCESS_DENIED;
            default -> Reason.DATASET_UNAVAILABLE;
        };
    }

    private HttpResponse<Long> await(CompletableFuture<HttpResponse<Long>> exchange, RangeAnswer answer)
            throws IOException {
        long size = -1;
        long since = System.nanoTime();
        try {
            while (true) {
                try {
                    return exchange.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (answer.size() != size) {
                        size = answer.size();
                        since = System.nanoTime();
                        progress.advanced(Stage.DOWNLOAD, size, answer.total());
                    } else if (System.nanoTime() - since
                            > settings.idleTimeout().toNanos()) {
                        throw new HttpTimeoutException("no byte came for " + seconds(settings.idleTimeout()));
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            answer.abandon();
            exchange.cancel(true);
        }
    }

    private void requireAnotherTry(int fruitless, long reached, IOException failure) {
        if (fruitless >= settings.tries()) {
            String cause = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "'" + url + "' cannot be downloaded: gave up after " + fruitless + " tries with " + reached
                            + " bytes: " + cause,
                    failure);
        }
    }

    private static void pause(Duration delay) {
        try {
            // Nothing ever counts down: a pause that an interrupt ends.
            new CountDownLatch(1).await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static PlatformException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new PlatformException(Reason.DATASET_UNAVAILABLE, "the download was interrupted", e);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
