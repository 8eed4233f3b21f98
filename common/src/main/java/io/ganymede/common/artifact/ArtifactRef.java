package io.ganymede.common.artifact;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file in the object store and what it must contain.
 *
 * @param key object key inside the platform's bucket
 * @param sha256 digest of the content, 64 lower-case hex digits
 * @param bytes size
 */
public record ArtifactRef(String key, String sha256, long bytes) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public ArtifactRef {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "artifact '" + key + "' needs a SHA-256 of 64 lower-case hex digits: got '" + sha256 + "'");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("artifact '" + key + "' needs a size of at least 0: got " + bytes);
        }
    }

    /** What a store throws when it finds content of another digest. */
    public PlatformException damaged(String actual) {
        return new PlatformException(
                Reason.DIGEST_MISMATCH,
                "object '" + key + "' is damaged: got SHA-256 " + actual + ", expected " + sha256);
    }

    /** The reference that a local file will have under the given key. */
    public static ArtifactRef of(String key, Path file) throws IOException {
        return new ArtifactRef(key, Digest.of(file), Files.size(file));
    }
}
