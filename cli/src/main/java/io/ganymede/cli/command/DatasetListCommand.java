package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.dataset.DatasetTables;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset list}. */
@Command(name = "list", description = "List all data sets with their newest version.")
public final class DatasetListCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        DatasetCatalog catalog = new DatasetCatalog(context.connection(options).openObjectStore());
        Table table = new Table("DATA SET", "VERSION", "IMAGES", "CLASSES", "ATTRIBUTES", "SPLITS", "LICENCE");
        catalog.names()
                .forEach(name -> addRow(table, catalog.require(name, null).manifest()));
        spec.commandLine().getOut().print(table);
        spec.commandLine().getOut().flush();
    }

    private static void addRow(Table table, DatasetManifest manifest) {
        table.row(
                manifest.name(),
                manifest.version(),
                manifest.imageShape().toString(),
                Integer.toString(manifest.classes().size()),
                Integer.toString(manifest.labels().attributes().size()),
                DatasetTables.splits(manifest),
                manifest.licence());
    }
}
