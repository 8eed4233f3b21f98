package io.ganymede.trainer.runner;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.worker.WorkOrder;
import io.ganymede.trainer.worker.WorkerMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A training process that does not train: it speaks the protocol and writes small files. The label {@code behaviour} of the job
 * says how it behaves: {@code train} (when absent), {@code crash}, {@code memory}, {@code fail}, {@code alarm}, {@code wait} (until it is told
 * to stop or to finish), {@code babble}.
 */
public final class FakeWorker {
    static final int CRASH_EXIT = 17;
    private static final int OUT_OF_MEMORY_EXIT = 3;
    private static final int ORPHANED_EXIT = 2;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final LinkedBlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final WorkOrder order;

    private FakeWorker(WorkOrder order) {
        this.order = order;
    }

    /** Works on the order in the given file. */
    public static void main(String[] arguments) throws Exception {
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        new FakeWorker(Json.read("work order", file, WorkOrder.class)).run();
    }

    private void run() throws IOException, InterruptedException {
        Thread listener = new Thread(this::listen);
        listener.setDaemon(true);
        listener.start();
        TrainingSpec spec = order.spec();
        long steps = spec.training().steps();
        long first = order.resumeDirectory() == null
                ? 0
                : Long.parseLong(Files.readString(Path.of(order.resumeDirectory(), "state.json")));
        say(new WorkerMessage.Ready(
                first, ConditionSpace.ofClasses(List.of("a", "b")), Map.of(), Map.of("engine", "none")));
        switch (spec.labels().getOrDefault("behaviour", "train")) {
            case "crash" -> {
                System.err.println("the engine exploded");
                Runtime.getRuntime().halt(CRASH_EXIT);
            }
            case "memory" -> Runtime.getRuntime().halt(OUT_OF_MEMORY_EXIT);
            case "fail" -> say(new WorkerMessage.Failed("NonFiniteLoss", "the loss left the numbers"));
            case "alarm" -> {
                say(new WorkerMessage.Alarmed(new Alarm(
                        "collapse", AlarmSeverity.WARNING, 1, "diversity.of.a", 0.125, 0.3, "all alike", "add noise")));
                say(new WorkerMessage.Failed("NonFiniteLoss", "the loss left the numbers"));
            }
            case "babble" -> {
                out.println("step 1: all is well");
                out.flush();
                commands.take();
            }
            case "wait" -> {
                checkpoint(first + 1, false);
                String command = commands.take();
                while (!command.equals("stop") && !command.equals("finish")) {
                    progress(first + 1);
                    command = commands.take();
                }
                boolean finish = command.equals("finish");
                progress(first + 2);
                checkpoint(first + 2, finish);
                say(new WorkerMessage.Finished(first + 2, !finish));
            }
            default -> {
                for (long step = first + 1; step <= steps; step++) {
                    progress(step);
                    if (step % spec.checkpoint().everySteps() == 0 || step == steps) {
                        checkpoint(step, step == steps);
                    }
                }
                say(new WorkerMessage.Finished(steps, false));
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void checkpoint(long step, boolean last) throws IOException {
        Path folder = Files.createDirectories(Path.of(order.outputDirectory(), Long.toString(step)));
        Files.writeString(folder.resolve("state.json"), Long.toString(step));
        Files.write(folder.resolve("generator.safetensors"), new byte[100]);
        say(new WorkerMessage.CheckpointReady(step, folder.toString(), Map.of("generator", 0.5), last));
    }

    private void progress(long step) {
        long steps = order.spec().training().steps();
        say(new WorkerMessage.Progressed(
                new Progress(step, steps, Map.of("generator", 0.5, "discriminator", 0.7), 100, 0.01, 1)));
    }

    private void say(WorkerMessage message) {
        out.println(Json.line(message));
        out.flush();
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.add(line);
            }
        } catch (IOException e) {
            System.err.println("no parent: " + e);
        }
        Runtime.getRuntime().halt(ORPHANED_EXIT);
    }
}
