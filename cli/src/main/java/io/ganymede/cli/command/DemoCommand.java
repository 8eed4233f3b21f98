package io.ganymede.cli.command;

import io.ganymede.cli.demo.ClosingTable;
import io.ganymede.cli.demo.Demo;
import io.ganymede.cli.demo.DemoSettings;
import io.ganymede.cli.demo.DemoSummary;
import io.ganymede.cli.platform.Platform;
import io.ganymede.common.request.Presets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganymede demo}. */
@Command(
        name = "demo",
        description =
                "Start a platform, train, score, promote and serve a small GAN on bundled images, and save a grid of"
                        + " all classes as .ganymede/demo/grid.png.")
public final class DemoCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Option(names = "--preset", paramLabel = "P", defaultValue = "am-gan", description = "preset (default: am-gan)")
    String preset = "am-gan";

    @Option(names = "--steps", paramLabel = "N", description = "training steps (default: the preset's)")
    @Nullable
    Long steps;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "seed of the training (default: 1)")
    long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "directory with IDX files (default: bundled images)")
    @Nullable
    Path data;

    @Option(names = "--keep", description = "leave the platform running until Ctrl-C")
    boolean keep;

    @Mixin
    PlatformOptions options = new PlatformOptions();

    public DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        Instant begun = context.clock().instant();
        Presets.preset(preset);
        Path output = context.home().resolve("demo");
        PrintWriter out = spec.commandLine().getOut();
        Directories.remove(output.resolve("platform"));
        try (RunningPlatform running = options.start(context, output.resolve("platform"))) {
            Platform platform = running.platform();
            double seconds = Duration.between(begun, context.clock().instant()).toMillis() / 1000.0;
            out.printf("platform ready after %.1f s%n", seconds);
            platform.addresses().forEach(line -> out.println("  " + line));
            out.flush();
            Demo demo = new Demo(platform.connection(), context.clock(), System.out, context.terminal(), begun);
            DemoSummary summary = demo.run(new DemoSettings(preset, steps, seed, data, output));
            out.println();
            out.print(ClosingTable.of(summary));
            out.flush();
            if (keep) {
                out.println("the platform goes on; Ctrl-C stops everything");
                out.flush();
                running.awaitStop();
            }
        }
    }
}
