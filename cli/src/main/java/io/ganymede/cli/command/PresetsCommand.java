package io.ganymede.cli.command;

import io.ganymede.cli.terminal.Table;
import io.ganymede.common.request.Presets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede presets}. */
@Command(name = "presets", description = "List the presets that a request may start from.")
public final class PresetsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Override
    public void run() {
        Table table = new Table("PRESET", "WHAT IT TRAINS");
        Presets.names().forEach(name -> table.row(name, Presets.summary(name)));
        spec.commandLine().getOut().print(table);
    }
}
