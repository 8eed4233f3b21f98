package io.ganymede.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset}. */
@Command(
        name = "dataset",
        description = "Import, show, check and remove data sets.",
        subcommands = {
            DatasetImportCommand.class,
            DatasetListCommand.class,
            DatasetShowCommand.class,
            DatasetVerifyCommand.class,
            DatasetRmCommand.class
        })
public final class DatasetCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
