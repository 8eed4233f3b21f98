package io.ganymede.trainer.worker;

import io.ganymede.common.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The worker's end of the line to its parent: a JSON object per line, flushed at once. */
final class MessageWriter {
    private final PrintStream out;

    MessageWriter(OutputStream out) {
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    synchronized void send(WorkerMessage message) {
        out.print(Json.line(message) + '\n');
        out.flush();
    }
}
