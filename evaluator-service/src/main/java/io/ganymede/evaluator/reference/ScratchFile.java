package io.ganymede.evaluator.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file under the system's temporary directory that is gone when this is closed. */
final class ScratchFile implements AutoCloseable {
    private final Path path;

    ScratchFile() {
        try {
            this.path = Files.createTempFile("ganymede-evaluator-", ".safetensors");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file can be made", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file '" + path + "' cannot be deleted", e);
        }
    }
}
