package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitCacheTest {
    private static final long LIMIT = 250;

    private final CountingStore store = new CountingStore();
    private final AtomicLong seconds = new AtomicLong();
    private final Clock clock = new TickingClock();
    private final Path directory;
    private final SplitCache cache;

    SplitCacheTest(@TempDir Path directory) {
        this.directory = directory.resolve("cache");
        this.cache = new SplitCache(store, this.directory, LIMIT, clock);
    }

    @Test
    void aFileIsDownloadedOnce() throws InterruptedException {
        // Given
        ArtifactRef ref = store.keep(1, 100);

        // When
        Path first = fetch(ref);
        Path second = fetch(ref);

        // Then
        assertThat(second).isEqualTo(first).hasBinaryContent(store.content(ref));
        assertThat(store.bytesServed.get()).isEqualTo(100);
    }

    @Test
    void tenJobsAtOnceDownloadAFileOnce() throws Exception {
        // Given
        ArtifactRef ref = store.keep(1, 100);
        int jobs = 10;
        CyclicBarrier start = new CyclicBarrier(jobs);
        ExecutorService threads = Executors.newFixedThreadPool(jobs);

        // When
        List<Future<Path>> found = new ArrayList<>();
        for (int job = 0; job < jobs; job++) {
            found.add(threads.submit(() -> {
                start.await();
                return fetch(ref);
            }));
        }

        // Then
        for (Future<Path> path : found) {
            assertThat(path.get()).hasBinaryContent(store.content(ref));
        }
        threads.shutdown();
        assertThat(store.bytesServed.get()).isEqualTo(100);
    }

    @Test
    void aBrokenDownloadIsContinued() throws InterruptedException {
        // Given a connection that breaks
        ArtifactRef ref = store.keep(1, 100);
        store.breakAfter(70);
        assertThatThrownBy(() -> fetch(ref)).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.ARTIFACT_STORE_UNAVAILABLE));

        // When
        Path file = fetch(ref);

        // Then
        assertThat(file).hasBinaryContent(store.content(ref));
        assertThat(store.bytesServed.get()).isEqualTo(100);
    }

    @Test
    void aDamagedUnfinishedDownloadIsBegunAnew() throws IOException, InterruptedException {
        // Given
        ArtifactRef ref = store.keep(1, 100);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(ref.sha256() + ".part"), "no image");
        assertThatThrownBy(() -> fetch(ref)).isInstanceOfSatisfying(PlatformException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.DIGEST_MISMATCH));

        // Then
        assertThat(fetch(ref)).hasBinaryContent(store.content(ref));
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException, InterruptedException {
        // Given
        ArtifactRef ref = store.keep(1, 100);
        Path file = fetch(ref);

        // When it loses its end, or changes with its size kept
        Files.write(file, new byte[99]);
        assertThat(fetch(ref)).hasBinaryContent(store.content(ref));
        Files.write(file, new byte[100]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));

        // Then
        assertThat(fetch(ref)).hasBinaryContent(store.content(ref));
        assertThat(store.bytesServed.get()).isEqualTo(300);
    }

    @Test
    void anotherProcessChecksTheDigestOnceMore() throws IOException, InterruptedException {
        // Given damage that neither size nor time of change tells of
        ArtifactRef ref = store.keep(1, 100);
        Path file = fetch(ref);
        FileTime changed = Files.getLastModifiedTime(file);
        Files.write(file, new byte[100]);
        Files.setLastModifiedTime(file, changed);

        // When
        assertThat(fetch(ref)).hasBinaryContent(new byte[100]);
        SplitCache next = new SplitCache(store, directory, LIMIT, clock);

        // Then
        try (SplitCache.Uses uses = next.uses()) {
            assertThat(uses.fetch(ref)).hasBinaryContent(store.content(ref));
        }
    }

    @Test
    void theLeastRecentlyUsedMakesRoom() throws InterruptedException {
        // Given
        ArtifactRef first = store.keep(1, 100);
        ArtifactRef second = store.keep(2, 100);
        ArtifactRef third = store.keep(3, 100);
        fetch(first);
        fetch(second);
        fetch(first);

        // When
        fetch(third);

        // Then
        assertThat(path(first)).exists();
        assertThat(path(second)).doesNotExist();
        assertThat(path(third)).exists();
    }

    @Test
    void unfinishedDownloadsMakeRoomToo() throws InterruptedException {
        // Given
        ArtifactRef broken = store.keep(1, 100);
        store.breakAfter(60);
        assertThatThrownBy(() -> fetch(broken)).isInstanceOf(PlatformException.class);
        fetch(store.keep(2, 100));

        // When
        fetch(store.keep(3, 100));

        // Then
        assertThat(directory.resolve(broken.sha256() + ".part")).doesNotExist();
    }

    @Test
    void whatIsInUseStaysAndGoesWhenTheUseEnds() throws InterruptedException {
        // Given
        ArtifactRef first = store.keep(1, 100);
        ArtifactRef second = store.keep(2, 200);
        try (SplitCache.Uses uses = cache.uses()) {
            uses.fetch(first);

            // When
            uses.fetch(second);

            // Then
            assertThat(path(first)).exists();
            assertThat(path(second)).exists();
        }
        assertThat(path(first)).doesNotExist();
        assertThat(path(second)).exists();
    }

    @Test
    void anEvictedFileComesAgain() throws InterruptedException {
        // Given
        ArtifactRef first = store.keep(1, 200);
        fetch(first);
        fetch(store.keep(2, 200));
        assertThat(path(first)).doesNotExist();

        // Then
        assertThat(fetch(first)).hasBinaryContent(store.content(first));
    }

    private Path fetch(ArtifactRef ref) throws InterruptedException {
        try (SplitCache.Uses uses = cache.uses()) {
            return uses.fetch(ref);
        }
    }

    private Path path(ArtifactRef ref) {
        return directory.resolve(ref.sha256() + ".safetensors");
    }

    /** A second later whenever it is asked. */
    private final class TickingClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.incrementAndGet());
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
