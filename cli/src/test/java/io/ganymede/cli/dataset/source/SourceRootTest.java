package io.ganymede.cli.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootTest {
    @Test
    void descendsWhileThereIsOnlyOneDirectory(@TempDir Path root) throws IOException {
        Path inner = Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(root.resolve("__MACOSX/a"));
        Files.writeString(root.resolve("a/.DS_Store"), "");
        Files.writeString(root.resolve("README.md"), "");
        Files.writeString(root.resolve("a/LICENSE"), "");
        Path second = Files.writeString(inner.resolve("2"), "");
        Path first = Files.writeString(inner.resolve("1"), "");
        Files.createDirectories(inner.resolve("directory"));

        SourceRoot found = SourceRoot.of(root);

        assertThat(found.directory()).isEqualTo(inner);
        assertThat(found.files()).containsExactly(first, second);
    }

    @Test
    void staysWhereThereAreFilesOrSeveralDirectories(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(root.resolve("a/c"));
        assertThat(SourceRoot.of(root).directory()).isEqualTo(root.resolve("a"));

        Path file = Files.writeString(root.resolve("file"), "");
        assertThat(SourceRoot.of(root).directory()).isEqualTo(root);
        assertThatThrownBy(() -> SourceRoot.of(file)).hasMessageContaining("file' is not a directory: got a file");
        assertThatThrownBy(() -> SourceRoot.of(root.resolve("x"))).hasMessageContaining("got nothing, expected one");
    }

    @Test
    void aLayoutSaysWhatBelongsToIt(@TempDir Path root) throws IOException {
        Path inner = Files.createDirectories(root.resolve("a/b/c"));
        Files.writeString(root.resolve("other"), "");
        Files.writeString(root.resolve("a/mine"), "");

        assertThat(SourceRoot.of(root).directory()).isEqualTo(root);
        assertThat(SourceRoot.of(root, file -> false, found -> true).directory())
                .isEqualTo(inner);
        assertThat(SourceRoot.of(root, file -> file.endsWith("mine"), found -> true)
                        .directory())
                .isEqualTo(root.resolve("a"));
        assertThat(SourceRoot.of(root, file -> false, found -> !found.name().equals("c"))
                        .directory())
                .isEqualTo(root.resolve("a/b"));
    }
}
