package io.ganymede.common.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** A download that gathers its bytes in a file and goes on where an earlier one has stopped; for stores. */
public final class PartialDownload {
    private final ArtifactRef ref;
    private final Path partial;

    /**
     * A download, begun or not.
     *
     * @param partial holds the first bytes of the content, or does not exist
     */
    public PartialDownload(ArtifactRef ref, Path partial) {
        this.ref = ref;
        this.partial = partial;
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Source<E extends Exception> {
        /** The content from a position on. */
        InputStream open(long from) throws E;
    }

    /** Bytes that are there already. */
    public long size() {
        try {
            return Files.size(partial);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("partial download '" + partial + "' cannot be looked at", e);
        }
    }

    /**
     * Fetches what is missing, checks the digest of the whole and moves it to the target.
     *
     * @throws io.ganymede.common.error.PlatformException with reason DigestMismatch when the content is not what the reference says; it is deleted then
     */
    public <E extends Exception> void complete(Path target, Source<E> source) throws E, IOException {
        if (size() > ref.bytes()) {
            Files.delete(partial);
        }
        MessageDigest digest = Digest.sha256();
        long from = size();
        if (from > 0) {
            try (OutputStream hash = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(partial, hash);
            }
        }
        if (from == 0 || from < ref.bytes()) {
            try (InputStream content = source.open(from);
                    OutputStream out = new DigestOutputStream(
                            Files.newOutputStream(partial, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            digest)) {
                content.transferTo(out);
            }
        }
        String actual = Digest.hex(digest.digest());
        if (!actual.equals(ref.sha256())) {
            Files.delete(partial);
            throw ref.damaged(actual);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
