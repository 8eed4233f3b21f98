package io.ganymede.cli.dataset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.ganymede.cli.dataset.archive.LocalSource.Settings;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpDownloadTest {
    private static final byte[] CONTENT = content();
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private final Path temporary;

    HttpDownloadTest(@TempDir Path temporary) throws IOException {
        this.temporary = temporary;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void downloadsAFile() throws IOException {
        serve("/data/set.npz", exchange -> whole(exchange, CONTENT));

        try (LocalSource source = open("/data/set.npz?download=1")) {
            assertThat(source.root()).hasFileName("set.npz").hasBinaryContent(CONTENT);
            assertThat(source.description()).isEqualTo(address("/data/set.npz"));
            assertThat(progress).last().isEqualTo((long) CONTENT.length);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void unpacksArchives() throws IOException {
        byte[] zip = ArchiveBytes.zip(List.of("set/1.png"));
        serve("/set.zip", exchange -> whole(exchange, zip));

        try (LocalSource source = LocalSource.open(address("/set.zip"), Digest.of(zip), settings(PATIENT))) {
            assertThat(source.root().resolve("set/1.png")).hasContent("set/1.png");
            assertThat(source.root()).isDirectoryNotContaining("glob:**.zip");
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void asksForTheRestAfterABreak() throws IOException {
        serve("/x", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (range == null) {
                broken(exchange, 200, CONTENT, CONTENT.length / 2);
            } else {
                int begin = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + begin + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
                byte[] rest = Arrays.copyOfRange(CONTENT, begin, CONTENT.length);
                exchange.sendResponseHeaders(206, rest.length);
                exchange.getResponseBody().write(rest);
            }
        });

        try (LocalSource source = open("/x")) {
            assertThat(source.root()).hasBinaryContent(CONTENT);
        }
        assertThat(ranges).hasSize(2);
        assertThat(ranges.get(0)).isEqualTo("none");
        assertThat(ranges.get(1)).matches("bytes=[1-9]\\d*- if \"one\"");
    }

    @Test
    void beginsAnewWhereTheServerHasNoRanges() throws IOException {
        serve("/x", exchange -> {
            if (ranges.size() == 1) {
                broken(exchange, 200, new byte[CONTENT.length], CONTENT.length / 2);
            } else {
                whole(exchange, CONTENT);
            }
        });

        try (LocalSource source = open("/x")) {
            assertThat(source.root()).hasBinaryContent(CONTENT);
        }
        assertThat(ranges).hasSize(2);
    }

    @Test
    void beginsAnewWhereTheRestCannotBeGiven() throws IOException {
        serve("/x", exchange -> {
            if (ranges.size() == 1) {
                broken(exchange, 200, CONTENT, CONTENT.length / 2);
            } else if (!ranges.get(ranges.size() - 1).equals("none")) {
                exchange.sendResponseHeaders(416, -1);
            } else {
                whole(exchange, CONTENT);
            }
        });

        try (LocalSource source = open("/x")) {
            assertThat(source.root()).hasBinaryContent(CONTENT);
        }
        assertThat(ranges).hasSize(3);
    }

    @Test
    void givesUpAfterSomeTriesThatBringNothing() {
        serve("/x", exchange -> broken(exchange, 200, CONTENT, 0));

        assertRefused("/x", Reason.DATASET_UNAVAILABLE)
                .hasMessageContaining("cannot be downloaded: gave up after 3 tries with 0 bytes");
        assertThat(ranges).hasSize(3);
    }

    @Test
    void triesAgainWhenTheServerIsBusy() throws IOException {
        serve("/x", exchange -> {
            if (ranges.size() < 3) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                whole(exchange, CONTENT);
            }
        });

        try (LocalSource source = open("/x")) {
            assertThat(source.root()).hasBinaryContent(CONTENT);
        }
    }

    @Test
    void tellsWhatTheServerAnswers() {
        serve("/none", exchange -> whole(exchange, 404, CONTENT));
        serve("/secret", exchange -> exchange.sendResponseHeaders(403, -1));
        serve("/busy", exchange -> exchange.sendResponseHeaders(500, -1));

        assertRefused("/none", Reason.NOT_FOUND)
                .hasMessage("'" + address("/none") + "' cannot be downloaded: the server answers HTTP 404");
        assertRefused("/secret", Reason.ACCESS_DENIED).hasMessageContaining("HTTP 403");
        assertRefused("/busy", Reason.DATASET_UNAVAILABLE).hasMessageContaining("the server answers HTTP 500");
        assertThat(ranges).hasSize(5);
    }

    @Test
    void tellsThatNobodyAnswers() {
        String address = address("/x");
        server.stop(0);

        assertThatThrownBy(() -> LocalSource.open(address, Digest.of(CONTENT), settings(PATIENT)))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DATASET_UNAVAILABLE))
                .hasMessageContaining("gave up after 3 tries with 0 bytes: ConnectException");
    }

    @Test
    void stopsWhenNothingComesAnyMore() {
        serve("/x", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 10);
            exchange.getResponseBody().flush();
            await(end);
        });

        assertThatThrownBy(() -> LocalSource.open(address("/x"), Digest.of(CONTENT), settings(Duration.ofMillis(200))))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("no byte came for 0.2 s");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void comparesTheDigest() {
        serve("/x.zip", exchange -> whole(exchange, new byte[10]));

        assertRefused("/x.zip", Reason.DIGEST_MISMATCH)
                .hasMessageContaining("content of '" + address("/x.zip") + "' is not the expected one");
    }

    @Test
    void stopsAtTheLimit() {
        serve("/x", exchange -> whole(exchange, CONTENT));
        Settings settings = new Settings(
                temporary,
                UnpackLimits.DEFAULT,
                new DownloadSettings(PATIENT, PATIENT, 3, Duration.ZERO, 1000),
                TransferProgress.NONE);

        assertThatThrownBy(() -> LocalSource.open(address("/x"), Digest.of(CONTENT), settings))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
                .hasMessageContaining("got more than 1000 bytes");
    }

    @Test
    void followsRedirections() throws IOException {
        serve("/old", exchange -> redirect(exchange, "new?x=1"));
        serve("/new", exchange -> whole(exchange, CONTENT));
        serve("/loop", exchange -> redirect(exchange, "/loop"));

        try (LocalSource source = open("/old")) {
            assertThat(source.root()).hasFileName("old").hasBinaryContent(CONTENT);
        }
        assertRefused("/loop", Reason.DATASET_UNAVAILABLE)
                .hasMessageContaining("redirects too often: expected at most 5 times");
    }

    @Test
    void sendsThePasswordToItsOwnPlaceOnly() throws IOException {
        serve("/old", exchange -> redirect(exchange, address("/new").replace("127.0.0.1", "localhost")));
        serve("/new", exchange -> whole(exchange, CONTENT));
        String address = address("/old").replace("http://", "http://me:p%40ss@");

        try (LocalSource source = LocalSource.open(address, Digest.of(CONTENT), settings(PATIENT))) {
            assertThat(source.description()).isEqualTo(address("/old"));
        }
        String basic = Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8));
        assertThat(authorizations).containsExactly("Basic " + basic, "none");
    }

    @Test
    void neverPrintsThePassword() {
        serve("/x", exchange -> exchange.sendResponseHeaders(401, -1));
        String address = address("/x?token=tok").replace("http://", "http://me:secret@");

        assertThatThrownBy(() -> LocalSource.open(address, Digest.of(CONTENT), settings(PATIENT)))
                .hasMessage("'" + address("/x") + "' cannot be downloaded: the server answers HTTP 401");
    }

    private LocalSource open(String path) {
        return LocalSource.open(address(path), Digest.of(CONTENT), settings(PATIENT));
    }

    private Settings settings(Duration idle) {
        return new Settings(
                temporary,
                UnpackLimits.DEFAULT,
                new DownloadSettings(PATIENT, idle, 3, Duration.ZERO, 1L << 30),
                (stage, done, total) -> progress.add(done));
    }

    private AbstractThrowableAssert<?, ?> assertRefused(String path, Reason reason) {
        AbstractThrowableAssert<?, ?> refused = assertThatThrownBy(() -> open(path))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(temporary).isEmptyDirectory();
        return refused;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            String condition = exchange.getRequestHeaders().getFirst("If-Range");
            ranges.add(range == null ? "none" : condition == null ? range : range + " if " + condition);
            authorizations.add(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "none"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void whole(HttpExchange exchange, byte[] content) throws IOException {
        whole(exchange, 200, content);
    }

    private static void whole(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    /** Announces all of the content and hangs up after some of it. */
    private static void broken(HttpExchange exchange, int status, byte[] content, int sent) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content, 0, sent);
        exchange.getResponseBody().flush();
        throw new IOException("hangs up");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] content() {
        byte[] content = new byte[300_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + i / 256);
        }
        return content;
    }
}
