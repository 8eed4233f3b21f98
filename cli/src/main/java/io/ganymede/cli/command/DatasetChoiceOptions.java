package io.ganymede.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that name a version of a data set. */
public final class DatasetChoiceOptions {
    @Parameters(paramLabel = "NAME", description = "name of the data set; see 'ganymede dataset list'")
    @SuppressWarnings("NullAway.Init") // required
    String name;

    @Option(names = "--version", paramLabel = "V", description = "version of the data set (default: the newest)")
    @Nullable
    String version;
}
