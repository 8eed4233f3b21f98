package io.ganymede.cli.command;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.ConnectionOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every command may use.
 *
 * @param installation directory of the built project
 * @param home data of platforms started here
 * @param clock source of time
 * @param environment variables of the process
 * @param terminal whether people watch the output; a log file gets no bars
 */
public record CommandContext(
        Path installation, Path home, Clock clock, Function<String, @Nullable String> environment, boolean terminal) {
    Connection connection(ConnectionOptions options) {
        return options.resolve(home, environment);
    }

    /** Directory for files that are gone when a command ends. */
    Path scratch() {
        return home.resolve("scratch");
    }
}
