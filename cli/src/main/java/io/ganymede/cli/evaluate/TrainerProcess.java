package io.ganymede.cli.evaluate;

import io.ganymede.cli.platform.BuiltService;
import io.ganymede.cli.platform.ForegroundProgram;
import io.ganymede.cli.terminal.CountProgress;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.ClassificationOrder;
import io.ganymede.common.job.Progress;
import io.ganymede.common.json.Json;
import io.ganymede.common.lifecycle.WorkerEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trainer as a JVM of its own, which ends with this one.
 *
 * @param installation directory of the built project
 * @param out takes the progress
 * @param terminal whether people watch it; a log file gets no bars
 */
public record TrainerProcess(Path installation, PrintStream out, boolean terminal) implements OfflineTrainer {
    private static final String MAIN = "io.ganymede.trainer.classification.OfflineClassification";

    /** Images lie in mapped files and the engine's numbers outside of the heap. */
    private static final String HEAP = "1g";

    @Override
    public Classification classify(ClassificationOrder order) {
        Path result = Path.of(order.out());
        Path file = result.resolveSibling("classification-order.json");
        try (View view = new View()) {
            Files.writeString(file, Json.pretty(order));
            int code = new ForegroundProgram(
                            new BuiltService(installation, "trainer"), HEAP, WorkerEnvironment.VARIABLES)
                    .run(MAIN, List.of(file.toString()), view::show);
            if (code != 0) {
                throw new PlatformException(
                        Reason.INTERNAL,
                        "the trainer of the classifiers for " + Classification.SCORES + " ended with exit code " + code
                                + ": no report is written");
            }
            return Json.read("'" + result + "'", Files.readAllBytes(result), Classification.class);
        } catch (IOException e) {
            throw new UncheckedIOException("order and result '" + result + "' of the trainer cannot be used", e);
        }
    }

    /** Shows the progress that the trainer tells, a line of JSON at a time. */
    private final class View implements AutoCloseable {
        private @Nullable CountProgress bar;

        void show(String line) {
            Progress progress =
                    Json.read("progress of the trainer", line.getBytes(StandardCharsets.UTF_8), Progress.class);
            if (bar == null) {
                bar = CountProgress.of("training for cas", "steps", progress.steps(), out, terminal);
            }
            bar.show(progress.step());
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
