package io.ganymede.trainer.worker;

import ai.djl.engine.EngineException;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.engine.EngineSession;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of the worker process: {@code TrainingWorker work-order.json}. Output: {@link WorkerMessage} lines; input: {@link
 * ParentCommands}; logs go to the error stream. Exit code 0 after {@code finished}, 1 after {@code failed}, 2 without a message
 * when the parent is gone.
 */
public final class TrainingWorker {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int ORPHANED = 2;

    private final MessageWriter messages;
    private final ParentCommands commands;

    private TrainingWorker(MessageWriter messages, ParentCommands commands) {
        this.messages = messages;
        this.commands = commands;
    }

    /** Runs one work order and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(System.err); // the line to the parent carries messages alone, whatever a library prints
        WorkerLog.open(Level.INFO);
        MessageWriter messages = new MessageWriter(out);
        ParentCommands commands = new ParentCommands();
        // halt: a parent that is gone wants nothing more, and native threads must not delay the end
        commands.listen(System.in, () -> Runtime.getRuntime().halt(ORPHANED));
        int code = new TrainingWorker(messages, commands).run(arguments);
        Runtime.getRuntime().halt(code);
    }

    private int run(String[] arguments) {
        Logger log = LoggerFactory.getLogger(TrainingWorker.class);
        try {
            messages.send(work(order(arguments)));
            return DONE;
        } catch (PlatformException e) {
            log.error("training failed reason={}", e.reason().code(), e);
            return fail(e.reason(), e);
        } catch (EngineException e) {
            log.error("engine failed", e);
            return fail(isMemory(e) ? Reason.OUT_OF_MEMORY : Reason.INTERNAL, e);
        } catch (OutOfMemoryError e) {
            return fail(Reason.OUT_OF_MEMORY, e);
        } catch (IOException | UncheckedIOException e) {
            log.error("disk failed", e);
            return fail(Reason.INTERNAL, e);
        } catch (RuntimeException | Error e) { // the boundary of the process: whatever it is, the parent hears of it
            log.error("training failed unexpectedly", e);
            return fail(Reason.INTERNAL, e);
        }
    }

    private WorkerMessage.Finished work(WorkOrder order) throws IOException {
        Files.createDirectories(Path.of(order.outputDirectory()));
        try (EngineSession engine = EngineSession.open(order.device(), order.threads())) {
            return order.spec().kind() == JobKind.GAN
                    ? new GanWork(engine, order, messages, commands).run()
                    : new ClassifierWork(engine, order, messages, commands).run();
        }
    }

    private static WorkOrder order(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "the worker takes the path of a work order: got " + arguments.length + " arguments");
        }
        return Json.read("work order", Files.readAllBytes(Path.of(arguments[0])), WorkOrder.class);
    }

    private int fail(Reason reason, Throwable cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        messages.send(new WorkerMessage.Failed(reason.code(), text));
        return FAILED;
    }

    /** PyTorch reports a full memory as a plain error with one of these texts. */
    private static boolean isMemory(EngineException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("out of memory") || text.contains("allocate memory");
    }
}
