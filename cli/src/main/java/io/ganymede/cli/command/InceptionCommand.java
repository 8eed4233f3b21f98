package io.ganymede.cli.command;

import io.ganymede.cli.evaluate.EvaluatorProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ganymede inception}. */
@Command(
        name = "inception",
        description = {
            "Make a feature network of the weights of the Inception network of 2015, for 'ganymede evaluate --features onnx:FILE'.",
            "The weights are not part of this project: docs/inception.md tells which files are read."
        })
public final class InceptionCommand implements Callable<Integer> {
    private static final String MAIN = "io.ganymede.evaluator.command.ImportInception";
    private static final String HEAP = "2g";

    private final CommandContext context;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            required = true,
            description = "classify_image_graph_def.pb, or a .pth file made of it")
    @SuppressWarnings("NullAway.Init") // required
    Path from;

    @Option(
            names = "--resize",
            paramLabel = "RULE",
            defaultValue = "tf1",
            description =
                    "how images become 299 x 299: tf1 (torch-fidelity, StyleGAN3), half-pixel (pytorch-fid), clean"
                            + " (clean-fid), antialiased (torchmetrics), none (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // has a default
    String resize;

    @Option(
            names = "--out",
            paramLabel = "DIRECTORY",
            description = "where inception.onnx and inception.json go (default: .ganymede/inception)")
    @Nullable
    Path out;

    public InceptionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path folder = out == null ? context.home().resolve("inception") : out;
        int code = new EvaluatorProcess(context.installation(), HEAP)
                .run(
                        MAIN,
                        List.of(
                                from.toAbsolutePath().toString(),
                                resize,
                                folder.toAbsolutePath().toString()));
        return code == 0 ? 0 : 1;
    }
}
