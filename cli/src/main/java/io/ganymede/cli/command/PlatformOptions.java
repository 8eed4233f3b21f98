package io.ganymede.cli.command;

import io.ganymede.cli.platform.Platform;
import io.ganymede.cli.platform.PlatformPorts;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of a platform on this machine. */
final class PlatformOptions {
    /** How ports are chosen. */
    enum PortChoice {
        fixed,
        auto
    }

    @Option(
            names = "--ports",
            paramLabel = "HOW",
            defaultValue = "fixed",
            description = "ports: fixed (see below) or auto, any free ones (default: fixed)")
    PortChoice ports = PortChoice.fixed;

    @Option(
            names = "--kafka-port",
            paramLabel = "P",
            defaultValue = "9092",
            description = "Kafka broker (default: 9092)")
    int kafkaPort;

    @Option(names = "--s3-port", paramLabel = "P", defaultValue = "9878", description = "object store (default: 9878)")
    int objectStorePort;

    @Option(
            names = "--http-port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "sampler; trainer and evaluator take the next two (default: 8080)")
    int httpPort;

    @Option(
            names = "--management-port",
            paramLabel = "P",
            defaultValue = "9000",
            description = "health and metrics of the sampler; the others take the next two (default: 9000)")
    int managementPort;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads of the training engine (default: one a core)")
    int threads;

    RunningPlatform start(CommandContext context, Path data) {
        PlatformPorts chosen = ports == PortChoice.auto
                ? PlatformPorts.auto()
                : PlatformPorts.fixed(kafkaPort, objectStorePort, httpPort, managementPort);
        Platform.Layout layout = new Platform.Layout(
                context.installation(), context.home(), data, context.home().resolve("logs"));
        return RunningPlatform.start(new Platform(layout, chosen, threads));
    }
}
