package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFoldersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    Path root;

    @Test
    void whatStaysEmptyIsRemovedAndNothingElse() throws IOException {
        Path kept = root.resolve("a/b/report.json");
        Path unused = root.resolve("a/c/d/stats.npz");
        Files.createDirectory(root.resolve("own"));

        NewFolders folders = NewFolders.of(List.of(kept, unused, root.resolve("own/x.html")));
        assertThat(unused.getParent()).isEmptyDirectory();
        Files.createFile(kept);
        folders.close();

        assertThat(kept).exists();
        assertThat(root.resolve("a/c")).doesNotExist();
        assertThat(root.resolve("own")).as("was there before").isEmptyDirectory();
    }

    @Test
    void whatCannotBeCreatedLeavesNothing() throws IOException {
        Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> NewFolders.of(List.of(root.resolve("a/r.json"), root.resolve("file/b/r.npz"))))
                .hasMessageContaining("cannot be written");

        assertThat(root.resolve("a")).doesNotExist();
    }
}
