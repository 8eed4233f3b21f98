package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of data sets on the local disk, named by their digest. Who wants a file that another is downloading waits for it; a
 * download that broke off is continued. Files that nobody uses make room, least recently used first, so that the cache stays
 * below its limit; only what is in use at one time may exceed it. Thread-safe; several processes may share a directory, each
 * with one cache.
 */
public final class SplitCache {
    private static final Logger LOG = LoggerFactory.getLogger(SplitCache.class);

    private final ArtifactStore store;
    private final Path directory;
    private final long limitBytes;
    private final Clock clock;
    private final Map<String, CachedFile> files = new ConcurrentHashMap<>();

    /**
     * A cache.
     *
     * @param directory need not exist
     * @param limitBytes size that the cache makes room to stay below
     */
    public SplitCache(ArtifactStore store, Path directory, long limitBytes, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.limitBytes = limitBytes;
        this.clock = clock;
    }

    /** Files that are kept for one user, until this is closed. Not thread-safe. */
    final class Uses implements AutoCloseable {
        private final List<CachedFile> kept = new ArrayList<>();

        /**
         * The local copy of a file, downloaded when it is missing or damaged.
         *
         * @throws PlatformException what the store says, or Internal when the disk cannot be used
         */
        Path fetch(ArtifactRef ref) throws InterruptedException {
            CachedFile file = file(ref.sha256());
            try {
                Files.createDirectories(directory);
                file.acquire(clock.instant());
                kept.add(file);
                file.provide(ref, store, () -> makeRoom(ref.bytes() - file.bytes()));
                return file.path();
            } catch (FileLockInterruptionException e) {
                InterruptedException interrupted = new InterruptedException("interrupted while another downloads");
                interrupted.initCause(e);
                throw interrupted;
            } catch (IOException e) {
                throw new PlatformException(
                        Reason.INTERNAL, "cached file '" + file.path() + "' cannot be read or written: " + e, e);
            }
        }

        @Override
        public void close() {
            try {
                for (CachedFile file : kept) {
                    file.release(clock.instant());
                }
                if (!kept.isEmpty()) {
                    makeRoom(0);
                }
            } catch (IOException e) {
                // The job is done all the same; the next one that needs room will tell.
                LOG.warn("data set cache cannot be cleaned directory={} error={}", directory, e.toString());
            } finally {
                kept.clear();
            }
        }
    }

    /** Nothing yet; for one user. */
    Uses uses() {
        return new Uses();
    }

    private CachedFile file(String digest) {
        return files.computeIfAbsent(digest, name -> new CachedFile(directory, name));
    }

    /** Deletes what is not in use until so many more bytes fit. */
    private void makeRoom(long wanted) throws IOException {
        List<Candidate> candidates = candidates();
        long bytes = wanted + candidates.stream().mapToLong(Candidate::bytes).sum();
        for (Candidate candidate : candidates) {
            if (bytes > limitBytes && candidate.file().evict()) {
                bytes -= candidate.bytes();
                LOG.info(
                        "cached file evicted file={} bytes={}", candidate.file().path(), candidate.bytes());
            }
        }
        if (bytes > limitBytes) {
            LOG.warn("data sets in use exceed the cache bytes={} limit={}", bytes, limitBytes);
        }
    }

    private record Candidate(CachedFile file, Instant lastUse, long bytes) {}

    /** All files of the directory, least recently used first. */
    private List<Candidate> candidates() throws IOException {
        List<String> digests;
        try (Stream<Path> paths = Files.list(directory)) {
            digests = paths.map(CachedFile::digest)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (String digest : digests) {
            CachedFile file = file(digest);
            candidates.add(new Candidate(file, file.lastUse(), file.bytes()));
        }
        candidates.sort(Comparator.comparing(Candidate::lastUse));
        return candidates;
    }
}
