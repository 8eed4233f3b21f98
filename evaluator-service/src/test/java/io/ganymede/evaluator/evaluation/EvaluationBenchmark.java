package io.ganymede.evaluator.evaluation;

import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.generation.ClassTurns;
import io.ganymede.evaluator.generation.GeneratedImages;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.MetricSuite;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.ImageSurvey;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Times an evaluation at the size of the demo without the object store: 2,000 samples of a small 28 x 28 generator (64
 * channels at 7 x 7), a classifier of 128 features, all metrics. Weights are random, which costs the same. The real images
 * are played by samples of other seeds. One thread.
 */
public final class EvaluationBenchmark {
    private static final Shape IMAGE = Shape.of(1, 28, 28);
    private static final BatchNorm NORM = new BatchNorm(1e-5, 0.1);
    private static final int CLASSES = 10;
    private static final int LATENT = 100;
    private static final int ROUNDS = 5;

    private final LinearAlgebra algebra = new OpenBlasLinearAlgebra();
    private final PrintStream out;

    private EvaluationBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs all rounds; takes no arguments. */
    public static void main(String[] arguments) {
        new EvaluationBenchmark(new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
    }

    private void run() {
        InferenceSettings settings = InferenceSettings.withThreads(1);
        byte[] generatorFile = onnx(generator());
        try (ClassifierNetwork classifier =
                ClassifierNetwork.open("benchmark", onnx(classifier()), List.of(0.5), List.of(0.3), settings)) {
            ImageStatistics reference = survey(classifier, generatorFile, settings, 1_000_000);
            for (int round = 0; round < ROUNDS; round++) {
                Stopwatch stopwatch = new Stopwatch();
                ImageStatistics generated = stopwatch.time(
                        CheckpointEvaluator.SAMPLES, () -> survey(classifier, generatorFile, settings, 0));
                Scores scores = Scores.measure(
                        MetricSuite.ofStatistics(
                                algebra,
                                Conventions.REGISTRY.require(Conventions.OWN).settings(0)),
                        new EvaluationInput(Sample.of(generated), Sample.of(reference), Sample.of(reference)),
                        stopwatch);
                out.printf(
                        Locale.ROOT,
                        "round %d  %.3f s in all  %s  classFid %.4f%n",
                        round,
                        stopwatch.seconds().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum(),
                        stopwatch.seconds(),
                        scores.values().get("classFid"));
            }
        }
    }

    private ImageStatistics survey(
            ClassifierNetwork classifier, byte[] generatorFile, InferenceSettings settings, long seed) {
        try (GeneratorNetwork generator = GeneratorNetwork.open("benchmark", generatorFile, settings)) {
            return new ImageSurvey(classifier, algebra)
                    .of(new GeneratedImages(generator, new ClassTurns(CLASSES, 200, seed)), 10);
        }
    }

    private static NetworkDescription generator() {
        return new NetworkBuilder("generator")
                .input("z", Shape.of(LATENT))
                .input("y", Shape.of(CLASSES))
                .node("code", new Concat(), "z", "y")
                .node("dense", new Dense(64 * 7 * 7, false))
                .node("seed", new Reshape(Shape.of(64, 7, 7)))
                .node("norm0", NORM)
                .node("relu0", new Relu())
                .node("conv1", new Convolution(128, 3, 1, 1, false))
                .node("shuffle1", new PixelShuffle(2))
                .node("norm1", NORM)
                .node("relu1", new Relu())
                .node("conv2", new Convolution(64, 3, 1, 1, false))
                .node("shuffle2", new PixelShuffle(2))
                .node("norm2", NORM)
                .node("relu2", new Relu())
                .node("pixels", new Convolution(1, 3, 1, 1, true))
                .node("tanh", new Tanh())
                .output("image")
                .build();
    }

    private static NetworkDescription classifier() {
        return new NetworkBuilder("classifier")
                .input("x", IMAGE)
                .node("conv1", new Convolution(32, 3, 1, 1, false))
                .node("norm1", NORM)
                .node("relu1", new Relu())
                .node("pool1", new MaxPooling(2, 2))
                .node("conv2", new Convolution(64, 3, 1, 1, false))
                .node("norm2", NORM)
                .node("relu2", new Relu())
                .node("pool2", new MaxPooling(2, 2))
                .node("flat", new Flatten())
                .node("dense", new Dense(128, true))
                .node("relu3", new Relu())
                .output("features")
                .node("head", new Dense(CLASSES, true))
                .output("logits")
                .build();
    }

    private static byte[] onnx(NetworkDescription network) {
        Map<String, Tensor> parameters = network.parameters().stream()
                .collect(Collectors.toMap(ParameterDescription::name, EvaluationBenchmark::random));
        return OnnxWriter.write(network, parameters, Map.of());
    }

    private static Tensor random(ParameterDescription parameter) {
        float[] values = new float[parameter.elements()];
        if (parameter.role() == ParameterRole.WEIGHT) {
            new PhiloxStream(1, parameter.name(), 0).normal(values);
            float scale = (float) Math.sqrt(2.0 * parameter.shape().get(0) / values.length);
            for (int i = 0; i < values.length; i++) {
                values[i] *= scale;
            }
        } else if (parameter.role() == ParameterRole.SCALE || parameter.role() == ParameterRole.RUNNING_VARIANCE) {
            Arrays.fill(values, 1f);
        }
        return Tensor.ofFloats(
                parameter.shape().stream().map(Integer::longValue).toList(), values);
    }
}
