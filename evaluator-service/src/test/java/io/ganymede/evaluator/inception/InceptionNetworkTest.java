package io.ganymede.evaluator.inception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.network.Shape;
import io.ganymede.common.onnx.OnnxGraph;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.feature.FeatureNetwork;
import io.ganymede.evaluator.feature.FeatureNetworkDescriptor;
import io.ganymede.evaluator.feature.FeatureRows;
import io.ganymede.evaluator.feature.PixelScaling;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inception.NaiveInception.Planes;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.resize.ImageResizer;
import io.ganymede.evaluator.resize.ResizeRule;
import io.ganymede.evaluator.resize.ResizeRules;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The network with seeded random weights: through every file format, through ONNX Runtime, and by plain loops. */
class InceptionNetworkTest {
    /** What float32 may lose over some fifty layers, of numbers around 1; a wrong pad or pool is off by far more. */
    private static final double TOLERANCE = 1e-4;

    private static final InferenceSettings SETTINGS = new InferenceSettings(1, 2);

    private static Map<String, float[]> weights = Map.of();

    private final Path folder;

    InceptionNetworkTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void weights() {
        weights = RandomWeights.of(20151205);
    }

    @ParameterizedTest
    @EnumSource(WeightFormat.class)
    void everyFormatGivesTheSameWeights(WeightFormat format) throws IOException {
        Path file = folder.resolve("weights");
        switch (format) {
            case GRAPH -> WeightFiles.graph(weights, file);
            case TORCH_STREAM -> WeightFiles.torch(weights).stream(file);
            case TORCH_ZIP -> WeightFiles.torch(weights).zip(file);
        }
        InceptionWeights read = InceptionImport.read(file);
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.known()).isFalse();
        assertThat(read.sha256()).isEqualTo(Digest.of(file));
        assertThat(read.tensors().keySet()).isEqualTo(weights.keySet());
        weights.forEach((name, values) -> assertThat(read.floats(name)).as(name).isEqualTo(values));
    }

    /** 75 is the smallest side that the network takes; the last block then has one pixel, from 107 x 139 it has 2 x 3. */
    @ParameterizedTest
    @CsvSource({"75,75", "107,139"})
    void allTapsEqualPlainLoopsWithoutResizing(int height, int width) {
        byte[] onnx = InceptionNetwork.onnx(imported(), ResizeRules.NONE);
        PixelBatch batch = images(Shape.of(3, height, width), 2);
        Map<String, FeatureRows> rows = features(onnx, ResizeRules.NONE, Shape.of(3, height, width), batch, 2);
        for (int image = 0; image < 2; image++) {
            double[] scaled = new double[3 * height * width];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = ((batch.pixels()[image * scaled.length + i] & 0xff) - 128) / 128.0;
            }
            compare(rows, image, new Planes(3, height, width, scaled));
        }
    }

    /** A grey image of 28 x 28, resized by the model. */
    @Test
    void allTapsEqualPlainLoopsAt299() {
        PixelBatch batch = images(Shape.of(1, 28, 28), 1);
        byte[] onnx = InceptionNetwork.onnx(imported(), ResizeRules.TF1);
        Map<String, FeatureRows> rows = features(onnx, ResizeRules.TF1, Shape.of(1, 28, 28), batch, 1);
        float[] plane = new float[299 * 299];
        new ImageResizer(ResizeRules.TF1, 28, 28, 299, 299).resize(batch.pixels(), 0, FloatBuffer.wrap(plane), 0);
        double[] scaled = new double[3 * plane.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (plane[i % plane.length] - 128) / 128.0;
        }
        compare(rows, 0, new Planes(3, 299, 299, scaled));
    }

    /** The model that reads numbers is the one that reads bytes, where there is nothing to resize. */
    @Test
    void imagesResizedBeforeTheModelGiveTheSameFeatures() {
        Shape shape = Shape.of(3, 299, 299);
        PixelBatch batch = images(shape, 1);
        InceptionWeights imported = imported();
        Map<String, FeatureRows> bytes =
                features(InceptionNetwork.onnx(imported, ResizeRules.NONE), ResizeRules.NONE, shape, batch, 1);
        Map<String, FeatureRows> numbers =
                features(InceptionNetwork.onnx(imported, ResizeRules.CLEAN), ResizeRules.CLEAN, shape, batch, 1);
        assertThat(numbers.keySet()).isEqualTo(InceptionNetwork.outputs().keySet());
        bytes.forEach((tap, rows) -> assertThat(rows(numbers, tap).values()).isEqualTo(rows.values()));
    }

    /**
     * The model's own resizing against that of the rules, relative to the range of the scaled numbers. ONNX Runtime computes
     * coordinates in float32: beyond a side of 83, rounding them (two operations, 2^-24 of the side each) alone may cost more
     * than 1e-5 where neighbours are black and white.
     */
    @ParameterizedTest
    @CsvSource({
        "tf1,signed-128,28", "tf1,signed-128,32", "tf1,signed-255,64", "tf1,unit,84", "tf1,bytes,224",
        "tf1,bytes,299", "tf1,unit,331", "half-pixel,signed-255,28", "half-pixel,signed-128,32", "half-pixel,unit,64",
        "half-pixel,unit,84", "half-pixel,unit,224", "half-pixel,bytes,299", "half-pixel,signed-255,331"
    })
    void theModelResizesAsTheRuleSays(String rule, String scalingName, int side) {
        ResizeRule resize = ResizeRules.REGISTRY.require(rule);
        PixelScaling scaling = PixelScaling.REGISTRY.require(scalingName);
        OnnxGraph graph = new OnnxGraph("input");
        String value = InputGraph.images(graph, "images", resize, scaling);
        graph.output("pixels", Shape.of(3, 299, 299), value);
        Shape shape = Shape.of(3, side, side);
        PixelBatch batch = images(shape, 1);
        FeatureNetworkDescriptor descriptor = FeatureNetworkDescriptor.of(
                "images", 3, null, ResizeRules.NONE, PixelScaling.BYTES, Map.of("pixels", "pixels"));
        try (FeatureNetwork network =
                FeatureNetwork.open("input", graph.model(Map.of()), descriptor, shape, SETTINGS)) {
            FloatBuffer actual = rows(network.features(batch, 1), "pixels").values();
            float[] expected = new float[299 * 299];
            double range = 255 / scaling.spread();
            for (int c = 0; c < 3; c++) {
                new ImageResizer(resize, side, side, 299, 299)
                        .resize(batch.pixels(), c * side * side, FloatBuffer.wrap(expected), 0);
                double largest = 0;
                for (int i = 0; i < expected.length; i++) {
                    double scaled = (expected[i] - scaling.centre()) / scaling.spread();
                    largest = Math.max(largest, Math.abs(actual.get(c * expected.length + i) - scaled));
                }
                assertThat(largest).isLessThanOrEqualTo(Math.max(1e-5, side * 0x1p-23) * range);
            }
        }
    }

    @Test
    void equalArgumentsGiveEqualBytes() {
        InceptionWeights imported = imported();
        assertThat(Digest.of(InceptionNetwork.onnx(imported, ResizeRules.TF1)))
                .isEqualTo(Digest.of(InceptionNetwork.onnx(imported, ResizeRules.TF1)))
                .isNotEqualTo(Digest.of(InceptionNetwork.onnx(imported, ResizeRules.HALF_PIXEL)));
    }

    private static void compare(Map<String, FeatureRows> rows, int image, Planes scaled) {
        Map<String, double[]> expected = new NaiveInception(weights).outputs(scaled);
        assertThat(rows.keySet()).isEqualTo(expected.keySet());
        expected.forEach((tap, values) -> {
            FeatureRows actual = rows(rows, tap);
            assertThat(actual.columns()).isEqualTo(values.length);
            double spread = 0;
            for (int i = 0; i < values.length; i++) {
                assertThat((double) actual.at(image, i))
                        .as("%s, image %d, number %d", tap, image, i)
                        .isCloseTo(values[i], within(TOLERANCE * Math.max(1, Math.abs(values[i]))));
                spread = Math.max(spread, Math.abs(values[i] - values[0]));
            }
            // Numbers that had died out on the way would agree whatever the network does.
            assertThat(spread).as(tap).isBetween(0.01, 1000.0);
        });
    }

    private static Map<String, FeatureRows> features(
            byte[] onnx, ResizeRule resize, Shape shape, PixelBatch batch, int count) {
        FeatureNetworkDescriptor descriptor = InceptionNetwork.descriptor(resize);
        try (FeatureNetwork network = FeatureNetwork.open("inception", onnx, descriptor, shape, SETTINGS)) {
            return network.features(batch, count);
        }
    }

    private static FeatureRows rows(Map<String, FeatureRows> rows, String tap) {
        FeatureRows found = rows.get(tap);
        if (found == null) {
            throw new AssertionError("no tap " + tap);
        }
        return found;
    }

    private static InceptionWeights imported() {
        Map<String, Tensor> tensors = new HashMap<>();
        InceptionTensors.ALL.forEach((name, tensor) -> {
            float[] values = weights.get(name);
            tensors.put(name, Tensor.ofFloats(tensor.sizes(), values == null ? new float[0] : values));
        });
        return new InceptionWeights(tensors, WeightFormat.GRAPH, 0, "none", Optional.empty());
    }

    /** Noise on a ramp: neighbours differ, and so do channels. */
    private static PixelBatch images(Shape shape, int count) {
        PixelBatch batch = new PixelBatch(count, shape);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (byte) (i % 128 + random.nextInt(128));
        }
        return batch;
    }
}
