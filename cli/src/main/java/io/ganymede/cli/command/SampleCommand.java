package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.SamplerClient;
import io.ganymede.cli.terminal.OutputFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede sample MODEL}. */
@Command(name = "sample", description = "Generate images with a served model and save them as one PNG, a row a class.")
public final class SampleCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "name of the model; see 'ganymede models'")
    @SuppressWarnings("NullAway.Init") // required
    String model;

    @Option(
            names = "--class",
            paramLabel = "C",
            required = true,
            split = ",",
            description = "class by name or index; several by commas or by repeating the option")
    List<String> classes = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "images per class (default: 1)")
    int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "seed of the first image (default: the sampler picks one)")
    @Nullable
    Long seed;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "PNG file to write")
    @SuppressWarnings("NullAway.Init") // required
    Path out;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public SampleCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        byte[] png = new SamplerClient(context.connection(options).sampler()).png(model, classes, count, seed);
        OutputFile.write(out, png);
        spec.commandLine().getOut().println("wrote " + out);
    }
}
