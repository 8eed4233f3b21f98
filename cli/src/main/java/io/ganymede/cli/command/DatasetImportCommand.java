package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** TEMPORARY. */
@Command(name = "import", description = "Store images as a new version of a data set.")
public final class DatasetImportCommand implements Runnable {
    private final CommandContext context;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        context.connection(options);
    }
}
