package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.common.error.PlatformException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of the evaluator's name, in JVMs of its own: it ends with the number in its order, or waits when there is none. */
class EvaluatorProcessIT {
    private static final long PATIENCE_SECONDS = 60;
    private static final String PROGRAM = """
            package io.ganymede.evaluator.offline;

            public class OfflineEvaluation {
                public static void main(String[] arguments) throws Exception {
                    String order = java.nio.file.Files.readString(java.nio.file.Path.of(arguments[0]));
                    System.out.println(ProcessHandle.current().pid());
                    if (order.isEmpty()) {
                        new java.util.concurrent.CountDownLatch(1).await();
                    }
                    System.exit(Integer.parseInt(order));
                }
            }
            """;
    private static final String NAME = "io/ganymede/evaluator/offline/OfflineEvaluation";

    private final Path installation;

    EvaluatorProcessIT(@TempDir Path installation) {
        this.installation = installation;
    }

    @BeforeEach
    void install() throws IOException {
        Path source = ImageFiles.write(
                installation.resolve("src/OfflineEvaluation.java"), PROGRAM.getBytes(StandardCharsets.UTF_8));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", installation.resolve("src").toString(), source.toString());
        assertThat(failed).isZero();
        Path application = installation.resolve("evaluator-service/target/quarkus-app");
        ImageFiles.write(application.resolve("quarkus-run.jar"), new byte[0]);
        Files.createDirectories(application.resolve("app"));
        try (JarOutputStream jar = new JarOutputStream(
                Files.newOutputStream(application.resolve("app").resolve("evaluator.jar")))) {
            jar.putNextEntry(new JarEntry(NAME + ".class"));
            Files.copy(installation.resolve("src").resolve(NAME + ".class"), jar);
            jar.closeEntry();
        }
    }

    @Test
    void theExitCodeIsTheEvaluators() throws IOException {
        EvaluatorProcess evaluator = new EvaluatorProcess(installation, "64m");

        assertThat(evaluator.run(order("0"))).isZero();
        assertThat(evaluator.run(order("2"))).isEqualTo(2);
    }

    @Test
    void theEvaluatorEndsWithTheCommand() throws Exception {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                place(EvaluatorProcess.class),
                                place(PlatformException.class),
                                place(Command.class)),
                        Command.class.getName(),
                        installation.toString(),
                        order("").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = command.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle evaluator = ProcessHandle.of(Long.parseLong(Objects.requireNonNull(out.readLine())))
                    .orElseThrow();

            command.destroy();

            assertThat(command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(evaluator.isAlive()).isFalse();
        } finally {
            command.destroyForcibly();
        }
    }

    private Path order(String content) throws IOException {
        return Files.writeString(installation.resolve("order" + content), content);
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Runs an evaluator until it is stopped. */
    static final class Command {
        private Command() {}

        public static void main(String... arguments) {
            System.exit(new EvaluatorProcess(Path.of(arguments[0]), "64m").run(Path.of(arguments[1])));
        }
    }
}
