package io.ganymede.cli.dataset.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
    @Test
    void isGoneWithAllInItWhenItIsClosed(@TempDir Path root) throws IOException {
        Path parent = root.resolve("a/b");
        Path outside = Files.writeString(root.resolve("outside"), "kept");
        ScratchDirectory scratch = ScratchDirectory.in(parent);
        Files.writeString(
                Files.createDirectories(scratch.path().resolve("deep/er")).resolve("file"), "text");
        Files.createSymbolicLink(scratch.path().resolve("link"), outside);

        scratch.close();
        scratch.close();

        assertThat(parent).isEmptyDirectory();
        assertThat(outside).hasContent("kept");
    }

    @Test
    void nothingIsWrittenOnceItIsGone(@TempDir Path root) throws IOException {
        ScratchDirectory scratch = ScratchDirectory.in(root);
        Path late = scratch.path().resolve("late");
        try (OutputStream open = Files.newOutputStream(scratch.path().resolve("open"))) {
            scratch.close();
            open.write(1);
        }

        assertThatThrownBy(() -> Files.createFile(late)).isInstanceOf(NoSuchFileException.class);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aPlaceThatIsNoneIsNamed(@TempDir Path root) throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");

        assertThatThrownBy(() -> ScratchDirectory.in(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("no scratch directory can be created in '" + file + "'");
    }
}
