package io.ganymede.cli.dataset.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own is asked to end while it writes. */
class ScratchDirectoryIT {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void isGoneWhenTheJvmIsAskedToEnd(@TempDir Path parent) throws Exception {
        Process child = new ProcessBuilder(
                        java(),
                        "-cp",
                        place(ScratchDirectory.class) + File.pathSeparator + place(EndlessWriting.class),
                        EndlessWriting.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo(EndlessWriting.READY);
            assertThat(parent).isNotEmptyDirectory();

            child.destroy();

            assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(parent)) {
            assertThat(left.toList()).isEqualTo(List.of());
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Fills a scratch directory until it is stopped. */
    static final class EndlessWriting {
        static final String READY = "ready";

        private EndlessWriting() {}

        public static void main(String... arguments) throws IOException {
            ScratchDirectory scratch = ScratchDirectory.in(Path.of(arguments[0]));
            for (long i = 0; ; i++) {
                Path directory = scratch.path().resolve("d" + i);
                Files.createDirectory(directory);
                Files.writeString(directory.resolve("file"), "text");
                if (i == 100) {
                    System.out.println(READY);
                }
            }
        }
    }
}
