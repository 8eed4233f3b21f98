package io.ganymede.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede version}. */
@Command(name = "version", description = "Show the version.")
public final class VersionCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Override
    public void run() {
        List.of(new Version().getVersion()).forEach(spec.commandLine().getOut()::println);
    }
}
