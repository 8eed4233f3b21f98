package io.ganymede.trainer.classification;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ClassificationOrder;
import io.ganymede.common.json.Json;
import io.ganymede.common.lifecycle.ParentWatch;
import io.ganymede.trainer.worker.WorkerLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code OfflineClassification ORDER.json}: carries out a {@link ClassificationOrder} and writes what came of it to the file that
 * the order names. Output: a line of JSON, {@link io.ganymede.common.job.Progress}, about once a second; what goes wrong is on the
 * error stream. Exit code 0 when the file is written, 1 otherwise, 2 when the parent is gone.
 */
public final class OfflineClassification {
    private static final int FAILURE = 1;
    private static final int ORPHANED = 2;

    private OfflineClassification() {}

    /** Runs, and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // the line to the parent carries progress alone, whatever a library prints
        WorkerLog.open(Level.SEVERE); // what fails is told; the engine warns of graphics cards that it does not find
        ProcessHandle.current().parent().ifPresent(OfflineClassification::endWith);
        // halt: native threads must not delay the end
        Runtime.getRuntime().halt(run(arguments, out));
    }

    private static void endWith(ProcessHandle parent) {
        ParentWatch unused =
                ParentWatch.on(parent.pid(), () -> Runtime.getRuntime().halt(ORPHANED));
    }

    static int run(String[] arguments, PrintStream out) {
        Logger log = LoggerFactory.getLogger(OfflineClassification.class);
        try {
            if (arguments.length != 1) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "expected one argument, the file of the order: got " + arguments.length);
            }
            ClassificationOrder order = Json.read(
                    "order '" + arguments[0] + "'",
                    Files.readAllBytes(Path.of(arguments[0])),
                    ClassificationOrder.class);
            CrossClassification classification =
                    new CrossClassification(order, progress -> tell(out, Json.line(progress)));
            Files.writeString(Path.of(order.out()), Json.pretty(classification.run()));
            return 0;
        } catch (IOException | RuntimeException | Error e) { // the boundary of the process: the parent hears of it
            log.error("classification failed", e);
            return FAILURE;
        }
    }

    private static void tell(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
