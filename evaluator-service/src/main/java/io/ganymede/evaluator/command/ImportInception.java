package io.ganymede.evaluator.command;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.feature.FeatureNetworkDescriptor;
import io.ganymede.evaluator.inception.InceptionImport;
import io.ganymede.evaluator.inception.InceptionNetwork;
import io.ganymede.evaluator.inception.InceptionWeights;
import io.ganymede.evaluator.resize.ResizeRule;
import io.ganymede.evaluator.resize.ResizeRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code ImportInception WEIGHTS RULE FOLDER}: makes a feature network of the weights of Inception that an operator has, {@code
 * inception.onnx} and its descriptor {@code inception.json}, with features of 2048 numbers and the logits without bias. Exit code 2
 * for bad input, 1 for any other failure; nothing half-written is left behind.
 */
public final class ImportInception {
    private static final int BAD_INPUT = 2;
    private static final int ARGUMENTS = 3;
    private static final Map<String, String> TAPS = Map.of("features", "features2048", "logits", "logitsUnbiased");

    private ImportInception() {}

    /** Runs. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(arguments, out, errors);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Imports, and says what came of it.
     *
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out, PrintStream errors) {
        if (arguments.length != ARGUMENTS) {
            errors.println("error: expected WEIGHTS RULE FOLDER, got " + arguments.length + " arguments");
            return BAD_INPUT;
        }
        try {
            ResizeRule rule = ResizeRules.REGISTRY.require(arguments[1]);
            InceptionWeights weights = InceptionImport.read(Path.of(arguments[0]));
            write(weights, rule, Path.of(arguments[2]), out);
            return 0;
        } catch (PlatformException e) {
            errors.println("error: " + e.getMessage());
            return e.kind() == ErrorKind.USER ? BAD_INPUT : 1;
        } catch (IOException e) {
            errors.println("error: the network cannot be written to '" + arguments[2] + "': " + e);
            return BAD_INPUT;
        }
    }

    private static void write(InceptionWeights weights, ResizeRule rule, Path folder, PrintStream out)
            throws IOException {
        FeatureNetworkDescriptor all = InceptionNetwork.descriptor(rule);
        FeatureNetworkDescriptor descriptor = new FeatureNetworkDescriptor(
                all.input(),
                all.channels(),
                all.height(),
                all.width(),
                all.resize(),
                all.scaling(),
                all.mean(),
                all.deviation(),
                TAPS);
        Files.createDirectories(folder);
        new WholeFiles()
                .with(folder.resolve("inception.onnx"), InceptionNetwork.onnx(weights, rule))
                .with(
                        folder.resolve("inception.json"),
                        (Json.pretty(descriptor) + "\n").getBytes(StandardCharsets.UTF_8))
                .write();
        out.println("weights   " + weights.format() + ", SHA-256 " + weights.sha256());
        out.println(weights.published()
                .map(file -> "these are the published weights " + file.fileName())
                .orElse("warning: these are not the published weights whose digest is known; their scores compare with"
                        + " those of the same file alone"));
        out.println("network   " + folder.resolve("inception.onnx") + ", images resized by rule '" + rule.name() + "'");
    }
}
