package io.ganymede.common.artifact;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
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

    /** Stores bytes, unless other content is under the key already: that stays, and is what comes back. */
    default ArtifactRef putFirst(String key, byte[] content, String contentType) {
        try {
            return put(key, content, contentType);
        } catch (PlatformException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            byte[] there = find(key).orElseThrow(() -> e);
            return new ArtifactRef(key, Digest.of(there), there.length);
        }
    }

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

    /** As {@link #read}, but empty when the file has been cleared away. */
    default Optional<byte[]> find(ArtifactRef ref) {
        return find(ref.key()).map(content -> {
            String digest = Digest.of(content);
            if (!digest.equals(ref.sha256())) {
                throw ref.damaged(digest);
            }
            return content;
        });
    }

    /** All keys with the prefix, sorted. */
    List<String> list(String prefix);

    /** Removes an object; it need not exist. */
    void remove(String key);
}
