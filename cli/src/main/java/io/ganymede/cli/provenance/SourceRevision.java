package io.ganymede.cli.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The commit that a directory of sources stands at. */
public final class SourceRevision {
    private static final int PATIENCE_SECONDS = 10;

    private SourceRevision() {}

    /** The commit, with {@code -dirty} behind it when files differ from it; empty without a repository or without git. */
    public static Optional<String> of(Path sources) {
        if (!Files.exists(sources.resolve(".git"))) {
            return Optional.empty();
        }
        ProcessBuilder git = new ProcessBuilder(
                        "git",
                        "-C",
                        sources.toString(),
                        "describe",
                        "--always",
                        "--dirty",
                        "--abbrev=12",
                        "--exclude=*")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = git.start();
            process.getOutputStream().close();
            String commit = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 && !commit.isEmpty() ? Optional.of(commit) : Optional.empty();
        } catch (IOException e) {
            // No git on this machine: the commit is not known.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
