package io.ganymede.cli.command;

import io.ganymede.common.job.DatasetChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The argument that names a version of a data set. */
public final class DatasetChoiceOptions {
    @Parameters(
            paramLabel = "NAME[:VERSION]",
            converter = DatasetChoiceConverter.class,
            description = "data set, and version where it is not the newest; see 'ganymede dataset list'")
    @SuppressWarnings("NullAway.Init") // required
    private DatasetChoice choice;

    /** Name of the data set. */
    String name() {
        return choice.name();
    }

    /** The version that was named, if any. */
    @Nullable
    String version() {
        return choice.version();
    }
}
