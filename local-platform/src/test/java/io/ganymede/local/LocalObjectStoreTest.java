package io.ganymede.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.errors.ErrorResponseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalObjectStoreTest {
    private static final int MIB = 1024 * 1024;

    private final Path directory;
    private final LocalCredentials credentials = new LocalCredentials("access", "0123456789abcdef");
    private final LocalObjectStore store;
    private final Bucket bucket;

    LocalObjectStoreTest(@TempDir Path directory) throws Exception {
        QuietLogs.apply();
        this.directory = directory;
        store = LocalObjectStore.start(directory, 0, credentials);
        bucket = new Bucket(store, credentials);
        bucket.make();
    }

    @AfterAll
    void close() throws Exception {
        try (store) {
            bucket.close();
        }
    }

    @Test
    void keepsContentTypeAndTagOfAnObject() throws Exception {
        // When
        String tag = bucket.put("kinds/picture.png", "image/png", bytes("picture"));

        // Then
        assertThat(bucket.get("kinds/picture.png")).isEqualTo(bytes("picture"));
        assertThat(bucket.stat("kinds/picture.png").contentType()).isEqualTo("image/png");
        assertThat(bucket.stat("kinds/picture.png").etag()).isEqualTo(tag);
        assertThat(bucket.stat("kinds/picture.png").size()).isEqualTo(7);
    }

    @Test
    void readsARange() throws Exception {
        // Given
        bucket.put("range", "text/plain", bytes("0123456789"));

        // When
        byte[] read = bucket.get("range", 3, 4);

        // Then
        assertThat(read).isEqualTo(bytes("3456"));
    }

    @Test
    void listsAPrefixInOrderAndOverPages() throws Exception {
        // Given
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            keys.add("list/a/%02d".formatted(i));
            bucket.put(keys.get(i), "text/plain", bytes("x"));
        }
        bucket.put("list/ab", "text/plain", bytes("neighbour"));

        // When
        List<String> listed = bucket.list("list/a/");

        // Then
        assertThat(listed).isEqualTo(keys);
        assertThat(bucket.list("list/nothing/")).isEmpty();
        assertThat(bucket.names()).containsExactly(LocalPlatform.BUCKET);
    }

    @Test
    void splitsALargeObjectIntoParts() throws Exception {
        // Given
        byte[] large = new byte[12 * MIB];
        new Random(1).nextBytes(large);

        // When
        String tag = bucket.put("large.bin", "application/octet-stream", large);

        // Then
        assertThat(tag.replace("\"", "")).endsWith("-3");
        assertThat(bucket.get("large.bin")).isEqualTo(large);
        assertThat(bucket.list("large")).containsExactly("large.bin");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(path -> path.contains(".mpus"));
        }
    }

    @Test
    void refusesToReplaceWhatMustBeAbsent() throws Exception {
        // Given
        bucket.putIfAbsent("once", bytes("first"));

        // When, Then
        assertThatThrownBy(() -> bucket.putIfAbsent("once", bytes("second")))
                .isInstanceOfSatisfying(ErrorResponseException.class, e -> {
                    assertThat(e.errorResponse().code()).isEqualTo("PreconditionFailed");
                    assertThat(e.response().code()).isEqualTo(412);
                });
        assertThat(bucket.get("once")).isEqualTo(bytes("first"));
    }

    @Test
    void letsOneOfManyRivalsWinEachRound() throws Exception {
        // Given
        int rivals = 16;
        int rounds = 8;
        ExecutorService executor = Executors.newFixedThreadPool(rivals);
        List<Callable<Boolean>> puts = new ArrayList<>();
        for (int i = 0; i < rivals * rounds; i++) {
            String key = "contested-" + i / rivals;
            byte[] content = bytes("rival " + i);
            puts.add(() -> isFirst(key, content));
        }

        // When
        List<Future<Boolean>> outcomes = executor.invokeAll(puts);
        executor.shutdown();

        // Then
        int winners = 0;
        for (Future<Boolean> outcome : outcomes) {
            winners += outcome.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(rounds);
    }

    @Test
    void aPresignedUrlNeedsNoKeyAndBearsNoChange() throws Exception {
        // Given
        bucket.put("shared", "text/plain", bytes("for you"));
        String url = bucket.presignedGet("shared").toString();

        // When
        HttpResponse<String> read = get(url);
        HttpResponse<String> tampered = get(url.replace("/shared?", "/range?"));
        HttpResponse<String> anonymous = get(url.substring(0, url.indexOf('?')));

        // Then
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("for you");
        assertThat(tampered.statusCode()).isEqualTo(403);
        assertThat(anonymous.statusCode()).isEqualTo(403);
    }

    @Test
    void refusesAWrongSecretAndAnUnknownKey() throws Exception {
        assertRefused(new LocalCredentials("access", "not-the-secret"), "SignatureDoesNotMatch");
        assertRefused(new LocalCredentials("somebody", "0123456789abcdef"), "InvalidAccessKeyId");
    }

    @Test
    void namesAMissingObject() {
        ThrowingCallable get = () -> bucket.get("missing");
        assertThatThrownBy(get).isInstanceOfSatisfying(ErrorResponseException.class, e -> assertThat(
                        e.errorResponse().code())
                .isEqualTo("NoSuchKey"));
    }

    @Test
    void neverPrintsTheSecret() {
        assertThat(store.toString()).contains(store.endpoint().toString()).doesNotContain(credentials.secretKey());
    }

    private void assertRefused(LocalCredentials wrong, String code) throws Exception {
        try (Bucket stranger = new Bucket(store, wrong)) {
            assertThatThrownBy(() -> stranger.put("stolen", "text/plain", bytes("x")))
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            e -> assertThat(e.errorResponse().code()).isEqualTo(code));
        }
    }

    private boolean isFirst(String key, byte[] content) throws Exception {
        try {
            bucket.putIfAbsent(key, content);
            return true;
        } catch (ErrorResponseException e) {
            assertThat(e.response().code()).isEqualTo(412);
            return false;
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
