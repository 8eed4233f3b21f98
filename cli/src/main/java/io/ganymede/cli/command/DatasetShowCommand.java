package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.dataset.DatasetTables;
import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.cli.dataset.sheet.ContactSheet;
import io.ganymede.cli.dataset.sheet.SheetRows;
import io.ganymede.cli.terminal.OutputFile;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ganymede dataset show NAME}. */
@Command(
        name = "show",
        description = "Describe a data set and draw a contact sheet of it: a row a class, or an attribute.")
public final class DatasetShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Mixin
    DatasetChoiceOptions dataset = new DatasetChoiceOptions();

    @Option(
            names = "--split",
            paramLabel = "S",
            defaultValue = DatasetManifest.TRAIN,
            description = "split that the sheet shows (default: ${DEFAULT-VALUE})")
    String split = DatasetManifest.TRAIN;

    @Option(
            names = "--columns",
            paramLabel = "N",
            defaultValue = "10",
            description = "images in a row (default: ${DEFAULT-VALUE})")
    int columns;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "seed of the choice of images (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--out", paramLabel = "FILE", description = "PNG file of the sheet (default: NAME-VERSION.png)")
    @Nullable
    Path out;

    @Option(names = "--no-sheet", description = "print the tables only")
    boolean withoutSheet;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public DatasetShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (columns < 1 || columns > 100) {
            throw new ParameterException(spec.commandLine(), "--columns must lie between 1 and 100: got " + columns);
        }
        ArtifactStore store = context.connection(options).openObjectStore();
        DatasetManifest manifest = new DatasetCatalog(store)
                .require(dataset.name(), dataset.version())
                .manifest();
        PrintWriter output = spec.commandLine().getOut();
        output.print(DatasetTables.of(manifest));
        if (!withoutSheet) {
            Path file = out == null ? Path.of(manifest.name() + "-" + manifest.version() + ".png") : out;
            OutputFile.write(file, sheet(store, manifest));
            output.println("contact sheet of split '" + split + "': " + file);
        }
        output.flush();
        return 0;
    }

    private byte[] sheet(ArtifactStore store, DatasetManifest manifest) throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.in(context.scratch())) {
            Path file = scratch.path().resolve(split + ".safetensors");
            store.download(manifest.split(split).file(), file);
            try (DatasetSplit images = DatasetSplit.open(file, manifest, split)) {
                return ContactSheet.png(images, SheetRows.of(manifest.labels(), images, columns, seed));
            }
        }
    }
}
