package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.common.tensor.NpzFile;
import io.ganymede.common.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;

/** {@code .npy} files for tests. */
public final class NpyFiles {
    private NpyFiles() {}

    /** Writes an array, and the directories above its file. */
    public static Path write(Path file, Tensor array) {
        try {
            Path npz = Files.createTempFile("array", ".npz");
            NpzFile.write(npz, Map.of("a", array));
            try (ZipFile zip = new ZipFile(npz.toFile())) {
                return ImageFiles.write(
                        file, zip.getInputStream(zip.getEntry("a.npy")).readAllBytes());
            } finally {
                Files.delete(npz);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
