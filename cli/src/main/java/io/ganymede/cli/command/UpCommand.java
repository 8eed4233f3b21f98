package io.ganymede.cli.command;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede up}. */
@Command(
        name = "up",
        description = "Start broker, object store and the three services on this machine; Ctrl-C stops all of them.")
public final class UpCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    PlatformOptions options = new PlatformOptions();

    public UpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (RunningPlatform running = options.start(context, context.home().resolve("platform"))) {
            running.platform().addresses().forEach(out::println);
            out.println("ready; Ctrl-C stops everything");
            out.flush();
            running.awaitStop();
        }
    }
}
