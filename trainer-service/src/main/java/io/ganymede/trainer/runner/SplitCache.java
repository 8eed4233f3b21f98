package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of data sets on the local disk, named by their digest and checked before every use. */
final class SplitCache {
    private static final Logger LOG = LoggerFactory.getLogger(SplitCache.class);

    private final ArtifactStore store;
    private final Path directory;

    SplitCache(ArtifactStore store, Path directory) {
        this.store = store;
        this.directory = directory;
    }

    /** The local copy of a file, downloaded when it is missing or damaged. */
    Path fetch(ArtifactRef ref) {
        Path file = directory.resolve(ref.sha256() + ".safetensors");
        try {
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                if (Files.size(file) == ref.bytes() && Digest.of(file).equals(ref.sha256())) {
                    return file;
                }
                LOG.warn("cached file is damaged and replaced file={}", file);
                Files.delete(file);
            }
            store.download(ref, file);
            return file;
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INTERNAL, "cached file '" + file + "' cannot be read or written: " + e, e);
        }
    }
}
