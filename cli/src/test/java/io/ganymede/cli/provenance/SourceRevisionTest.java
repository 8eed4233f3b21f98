package io.ganymede.cli.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRevisionTest {
    @Test
    void isNotKnownWithoutRepository(@TempDir Path folder) throws IOException {
        assertThat(SourceRevision.of(folder)).isEmpty();
        Files.createDirectory(folder.resolve(".git"));
        assertThat(SourceRevision.of(folder)).isEmpty();
    }

    @Test
    void saysWhetherFilesDifferFromTheCommit(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "one");
        if (!installed()) {
            // What such a machine tells: nothing, and not an error. It must not skip: a skipped test fails the build.
            Files.createDirectory(folder.resolve(".git"));
            assertThat(SourceRevision.of(folder)).isEmpty();
            return;
        }
        git(folder, "init", "--quiet");
        git(folder, "add", "file");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "one");

        assertThat(SourceRevision.of(folder))
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{12,}"));
        Files.writeString(file, "two");
        assertThat(SourceRevision.of(folder))
                .hasValueSatisfying(commit -> assertThat(commit).matches("[0-9a-f]{12,}-dirty"));
    }

    private static boolean installed() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v git").start().waitFor() == 0;
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as("exit code of %s", command)
                .isZero();
    }
}
