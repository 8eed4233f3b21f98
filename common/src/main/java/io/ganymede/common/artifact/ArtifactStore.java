package io.ganymede.common.artifact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The object store as every service sees it. Objects are written once and never changed. Every read is checked against the
 * SHA-256 of its reference. All methods block; implementations are thread-safe.
 *
 * <p>Errors are {@code PlatformException}s: AlreadyExists when the key is taken by other content, NotFound, DigestMismatch,
 * AccessDenied, ArtifactStoreUnavailable (may be retried).
 */
public interface ArtifactStore {
    /** Stores a file, in parts when it is large. Storing the same content under its key again is a no-op. */
    ArtifactRef put(String key, Path file, String contentType);

    /** Stores bytes. Storing the same content under its key again is a no-op. */
    ArtifactRef put(String key, byte[] content, String contentType);

    /** Reads a file into memory and checks its digest. */
    byte[] read(ArtifactRef ref);

    /** Downloads a file and checks its digest; the target appears only when it is whole. */
    void download(ArtifactRef ref, Path target);

    /**
     * As {@link #download(ArtifactRef, Path)}, but goes on where an earlier download has stopped.
     *
     * @param partial beside the target; gathers the bytes, and keeps them when the connection breaks. What turns out to be
     *     damaged is deleted, so that the next download begins anew. One download at a time may use it.
     */
    void download(ArtifactRef ref, Path target, Path partial);

    /** Reads an object of unknown digest, for instance a manifest found by listing; empty when there is none. */
    Optional<byte[]> find(String key);

    /** All keys with the prefix, sorted. */
    List<String> list(String prefix);

    /** Removes an object; it need not exist. */
    void remove(String key);
}
