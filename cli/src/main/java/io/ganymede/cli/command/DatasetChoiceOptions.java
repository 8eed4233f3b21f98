package io.ganymede.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The argument that names a version of a data set. */
public final class DatasetChoiceOptions {
    @Parameters(
            paramLabel = "NAME[:VERSION]",
            description = "data set, and version where it is not the newest; see 'ganymede dataset list'")
    @SuppressWarnings("NullAway.Init") // required
    private String choice;

    /** Name of the data set. */
    String name() {
        int colon = choice.indexOf(':');
        return colon < 0 ? choice : choice.substring(0, colon);
    }

    /** The version that was named, if any. */
    @Nullable
    String version() {
        int colon = choice.indexOf(':');
        return colon < 0 ? null : choice.substring(colon + 1);
    }
}
