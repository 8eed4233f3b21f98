package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.dataset.DatasetImport;
import io.ganymede.cli.dataset.IdxDirectory;
import io.ganymede.cli.dataset.ImageSource;
import io.ganymede.common.dataset.DatasetRef;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset import NAME}. */
@Command(name = "import", description = "Store images as a new version of a data set.")
public final class DatasetImportCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "name of the data set: lower-case letters, digits and dashes")
    @SuppressWarnings("NullAway.Init") // required
    String name;

    @Option(names = "--format", paramLabel = "F", required = true, description = "format: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // required
    Format format;

    @Option(names = "--from", paramLabel = "DIR", required = true, description = "directory with the files")
    @SuppressWarnings("NullAway.Init") // required
    Path from;

    @Option(
            names = "--classes",
            paramLabel = "A,B,...",
            split = ",",
            description = "class names in label order (default: 0,1,...)")
    List<String> classes = List.of();

    @Option(
            names = "--test-fraction",
            paramLabel = "F",
            defaultValue = "0.2",
            description = "share of the test split when the source has one split only (default: 0.2)")
    double testFraction;

    @Option(
            names = "--split-seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "seed of that split (default: 0)")
    long splitSeed;

    @Option(
            names = "--licence",
            paramLabel = "TEXT",
            defaultValue = "not stated",
            description = "licence of the images (default: not stated)")
    String licence = "not stated";

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            defaultValue = "not stated",
            description = "where the images come from (default: not stated)")
    String source = "not stated";

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetImportCommand(CommandContext context) {
        this.context = context;
    }

    /** The formats that can be imported. */
    public enum Format {
        /** A directory in the layout of MNIST. */
        idx
    }

    @Override
    public void run() {
        ImageSource images =
                IdxDirectory.read(from, new IdxDirectory.Options(classes, testFraction, splitSeed, licence, source));
        DatasetRef stored =
                new DatasetImport(context.connection(options).openObjectStore(), context.clock()).run(name, images);
        spec.commandLine().getOut().println("data set " + stored.name() + " version " + stored.version());
    }
}
