package io.ganymede.cli.command;

import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.ImageRequest;
import io.ganymede.cli.client.SamplerClient;
import io.ganymede.cli.terminal.OutputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede sample MODEL}. */
@Command(
        name = "sample",
        description = {
            "Generate images with a served model and save them as one PNG, a row a class.",
            "What can be asked for depends on the model: 'ganymede models MODEL' tells. One that was trained without conditions"
                    + " takes neither --class nor --attribute."
        })
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
            split = ",",
            description =
                    "class by name or index; several by commas or by repeating the option (default: every class of the model)")
    List<String> classes = List.of();

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description =
                    "attribute of a model that is told attributes; may be repeated. Binary ones are 0 or 1, and 0 unless"
                            + " given; real ones must be given")
    Map<String, Double> attributes = Map.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "images per class, or in all without classes (default: 1)")
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
        if (!classes.isEmpty() && !attributes.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--class and --attribute exclude each other: no model is told both");
        }
        byte[] png = new SamplerClient(context.connection(options).sampler())
                .png(model, new ImageRequest(classes, attributes, count, seed));
        OutputFile.write(out, png);
        spec.commandLine().getOut().println("wrote " + out);
    }
}
