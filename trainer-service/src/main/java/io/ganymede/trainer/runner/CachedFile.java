package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of the cache. Its content is checked against the digest when it arrives and once more in the life of each process;
 * after that, an unchanged size and time of change count as unchanged content: the cache writes a file once and moves it into
 * place whole, and hashing gigabytes before every job would cost more than it finds. Thread-safe.
 *
 * <p>Two empty files stand beside it. One carries the locks between processes; it is never deleted, for another process may
 * just be opening it. The other's time of change is the last use.
 */
final class CachedFile {
    private static final Logger LOG = LoggerFactory.getLogger(CachedFile.class);
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.(?:safetensors|part)");

    /** Byte of the lock file that users share and who deletes the content has alone. */
    private static final long IN_USE = 0;
    /** Byte of the lock file that who downloads has alone. */
    private static final long DOWNLOADING = 1;

    private final Path content;
    private final Path partial;
    private final Path lock;
    private final Path used;
    private final ReentrantLock mutex = new ReentrantLock();
    private int uses;
    /**
     * The only open one of this process: on POSIX systems the end of any other, even of one that Java opens to set a time, ends
     * the locks of all.
     */
    private @Nullable FileChannel channel;

    private @Nullable Stamp verified;

    CachedFile(Path directory, String digest) {
        this.content = directory.resolve(digest + ".safetensors");
        this.partial = directory.resolve(digest + ".part");
        this.lock = directory.resolve(digest + ".lock");
        this.used = directory.resolve(digest + ".used");
    }

    /** What may fail with the disk. */
    @FunctionalInterface
    interface DiskAction {
        void run() throws IOException;
    }

    /** A file as it was when its digest was right. */
    private record Stamp(long bytes, FileTime changed) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    /** The digest that a file of the cache is named by; empty for other files. */
    static Optional<String> digest(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    Path path() {
        return content;
    }

    /** Keeps the file from being deleted, until {@link #release}. */
    void acquire(Instant now) throws IOException, InterruptedException {
        mutex.lockInterruptibly();
        try {
            if (channel == null) {
                FileChannel opened = open();
                boolean locked = false;
                try {
                    opened.lock(IN_USE, 1, true);
                    locked = true;
                } finally {
                    if (!locked) {
                        opened.close();
                    }
                }
                channel = opened;
            }
            uses++;
            note(now);
        } finally {
            mutex.unlock();
        }
    }

    void release(Instant now) throws IOException {
        mutex.lock();
        try {
            uses--;
            note(now);
            if (uses == 0 && channel != null) {
                channel.close();
                channel = null;
            }
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Downloads the content if it is missing or damaged; for who has acquired the file.
     *
     * @param makeRoom called before a download
     */
    void provide(ArtifactRef ref, ArtifactStore store, DiskAction makeRoom) throws IOException, InterruptedException {
        mutex.lockInterruptibly();
        try {
            if (channel == null) {
                throw new IllegalStateException("cached file '" + content + "' is not in use");
            }
            if (whole(ref)) {
                return;
            }
            try (FileLock alone = channel.lock(DOWNLOADING, 1, false)) {
                if (!whole(ref)) { // else another process was first
                    LOG.debug("cached file is downloaded file={} lock={}", content, alone);
                    makeRoom.run();
                    store.download(ref, content, partial);
                    verified = Stamp.of(content);
                }
            }
        } finally {
            mutex.unlock();
        }
    }

    private boolean whole(ArtifactRef ref) throws IOException {
        if (!Files.exists(content)) {
            return false;
        }
        Stamp stamp = Stamp.of(content);
        if (stamp.equals(verified)) {
            return true;
        }
        if (stamp.bytes() == ref.bytes() && Digest.of(content).equals(ref.sha256())) {
            verified = stamp;
            return true;
        }
        LOG.warn("cached file is damaged and replaced file={}", content);
        return false;
    }

    /** Deletes the content unless someone uses it; whether it did. */
    boolean evict() throws IOException {
        if (!mutex.tryLock()) {
            return false;
        }
        try {
            if (uses > 0) {
                return false;
            }
            try (FileChannel opened = open();
                    FileLock alone = opened.tryLock(IN_USE, 1, false)) {
                if (alone == null) {
                    return false;
                }
                verified = null;
                Files.deleteIfExists(content);
                Files.deleteIfExists(partial);
                Files.deleteIfExists(used);
                return true;
            }
        } finally {
            mutex.unlock();
        }
    }

    /** Bytes on disk, those of an unfinished download too. */
    long bytes() throws IOException {
        return bytes(content) + bytes(partial);
    }

    Instant lastUse() throws IOException {
        try {
            return Files.getLastModifiedTime(used).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.EPOCH;
        }
    }

    private void note(Instant use) throws IOException {
        Files.write(used, new byte[0]);
        Files.setLastModifiedTime(used, FileTime.from(use));
    }

    private static long bytes(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) { // another process may just have moved or deleted it
            return 0;
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
