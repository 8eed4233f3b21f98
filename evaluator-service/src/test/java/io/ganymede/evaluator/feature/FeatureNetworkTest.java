package io.ganymede.evaluator.feature;

import static io.ganymede.common.onnx.OnnxAttribute.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Shape;
import io.ganymede.common.onnx.OnnxGraph;
import io.ganymede.common.onnx.OnnxGraph.PixelType;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.resize.ImageResizer;
import io.ganymede.evaluator.resize.ResizeRule;
import io.ganymede.evaluator.resize.ResizeRules;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureNetworkTest {
    private static final InferenceSettings SETTINGS = new InferenceSettings(1, 4);
    private static final Map<String, String> TAPS = Map.of("same", "pixels");

    @ParameterizedTest
    @ValueSource(strings = {"tf1", "half-pixel", "antialiased", "clean"})
    void theNetworkSeesResizedAndScaledPixels(String rule) {
        ResizeRule resize = ResizeRules.REGISTRY.require(rule);
        FeatureNetworkDescriptor descriptor = new FeatureNetworkDescriptor(
                "images", 3, 5, 4, rule, null, List.of(0.1, 0.2, 0.3), List.of(0.5, 0.25, 1.0), TAPS);
        PixelBatch batch = images(Shape.of(3, 9, 6), 2);
        float[] plane = new float[20];
        try (FeatureNetwork network = FeatureNetwork.open(
                "net", passing(PixelType.FLOAT, Shape.of(3, 5, 4)), descriptor, Shape.of(3, 9, 6), SETTINGS)) {
            assertThat(network.dimensions("same")).isEqualTo(60);
            FeatureRows rows = rows(network.features(batch, 2), "same");
            for (int image = 0; image < 2; image++) {
                for (int c = 0; c < 3; c++) {
                    new ImageResizer(resize, 9, 6, 5, 4)
                            .resize(batch.pixels(), (image * 3 + c) * 54, FloatBuffer.wrap(plane), 0);
                    for (int i = 0; i < plane.length; i++) {
                        double mean = List.of(0.1, 0.2, 0.3).get(c);
                        double deviation = List.of(0.5, 0.25, 1.0).get(c);
                        assertThat((double) rows.at(image, c * 20 + i))
                                .isCloseTo((plane[i] / 255 - mean) / deviation, within(1e-5));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BYTE", "FLOAT"})
    void aGreyPlaneIsRepeatedForANetworkOfColours(String type) {
        Shape grey = Shape.of(1, 2, 2);
        PixelBatch batch = new PixelBatch(1, grey);
        System.arraycopy(new byte[] {0, 100, (byte) 200, (byte) 255}, 0, batch.pixels(), 0, 4);
        byte[] onnx = passing(PixelType.valueOf(type), Shape.of(3, 2, 2));
        try (FeatureNetwork network = FeatureNetwork.open("net", onnx, untouched(3), grey, SETTINGS)) {
            FeatureRows rows = rows(network.features(batch, 1), "same");
            float[] numbers = new float[12];
            rows.values().get(numbers);
            assertThat(numbers).containsExactly(0, 100, 200, 255, 0, 100, 200, 255, 0, 100, 200, 255);
        }
    }

    @Test
    void featuresDoNotDependOnTheImagesAskedForAtATime() {
        Shape shape = Shape.of(3, 16, 16);
        PixelBatch all = images(shape, 11);
        FeatureNetworkDescriptor descriptor = FeatureNetworkDescriptor.of(
                "images", 3, 12, ResizeRules.CLEAN, PixelScaling.SIGNED_128, Map.of("features", "features"));
        try (FeatureNetwork network = FeatureNetwork.open("net", convolving(), descriptor, shape, SETTINGS)) {
            FeatureRows whole = rows(network.features(all, 11), "features");
            for (int size : new int[] {1, 3, 4, 7}) {
                PixelBatch part = new PixelBatch(size, shape);
                for (int first = 0; first < 11; first += size) {
                    int count = Math.min(size, 11 - first);
                    System.arraycopy(
                            all.pixels(), first * all.imageBytes(), part.pixels(), 0, count * all.imageBytes());
                    FeatureRows rows = rows(network.features(part, count), "features");
                    assertThat(rows.rows()).isEqualTo(count);
                    for (int row = 0; row < count; row++) {
                        for (int i = 0; i < rows.columns(); i++) {
                            assertThat(rows.at(row, i)).isEqualTo(whole.at(first + row, i));
                        }
                    }
                }
            }
            assertThat(whole.at(0, 0)).isNotEqualTo(whole.at(1, 0));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        byte[] bytes = passing(PixelType.BYTE, Shape.of(3, 2, 2));
        Shape shape = Shape.of(3, 2, 2);
        FeatureNetworkDescriptor scaled =
                FeatureNetworkDescriptor.of("images", 3, 2, ResizeRules.NONE, PixelScaling.UNIT, TAPS);
        assertRefused(bytes, scaled, shape, "reads bytes, which are neither resized nor scaled before it");
        assertRefused(bytes, untouched(1), Shape.of(1, 2, 2), "has input 'images' of UINT8 [-1, 3, -1, -1]");
        assertRefused(bytes, untouched(1), shape, "images [3, 2, 2] do not fit the feature network");
        assertRefused(
                bytes,
                FeatureNetworkDescriptor.of("images", 3, null, ResizeRules.NONE, PixelScaling.BYTES, Map.of("a", "b")),
                shape,
                "has no tensor output 'b'; known: [pixels]");
        assertRefused(
                bytes,
                FeatureNetworkDescriptor.of("x", 3, null, ResizeRules.NONE, PixelScaling.BYTES, TAPS),
                shape,
                "has no tensor input 'x'; known: [images]");
        assertRefused(
                bytes,
                FeatureNetworkDescriptor.of("images", 3, 9, ResizeRules.NONE, PixelScaling.BYTES, TAPS),
                shape,
                "resize rule 'none' changes nothing: expected 9");
        try (FeatureNetwork network = FeatureNetwork.open("net", bytes, untouched(3), shape, SETTINGS)) {
            assertThatThrownBy(() -> network.dimensions("sane"))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("did you mean 'same'?");
            assertThatThrownBy(() -> network.features(new PixelBatch(1, shape), 2))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("got count 2");
        }
    }

    private static void assertRefused(byte[] onnx, FeatureNetworkDescriptor descriptor, Shape shape, String message) {
        assertThatThrownBy(() -> FeatureNetwork.open("net", onnx, descriptor, shape, SETTINGS))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(message);
    }

    private static FeatureNetworkDescriptor untouched(int channels) {
        return FeatureNetworkDescriptor.of("images", channels, null, ResizeRules.NONE, PixelScaling.BYTES, TAPS);
    }

    /** A network whose output is its input. */
    private static byte[] passing(PixelType type, Shape shape) {
        OnnxGraph graph = new OnnxGraph("passing");
        String images = graph.pixelInput("images", shape.size(0), type);
        graph.output("pixels", shape, graph.node("cast", "Cast", List.of(images), attribute("to", 1)));
        return graph.model(Map.of());
    }

    /** A convolution, means and a dense layer: what computes neighbouring rows together. */
    private static byte[] convolving() {
        OnnxGraph graph = new OnnxGraph("convolving");
        String images = graph.pixelInput("images", 3, PixelType.FLOAT);
        String weight = graph.floats("weight", List.of(20, 3, 3, 3), waves(540));
        String convolved =
                graph.node("conv", "Conv", List.of(images, weight), attribute("kernel_shape", new long[] {3, 3}));
        String means =
                graph.node("means", "GlobalAveragePool", List.of(graph.node("relu", "Relu", List.of(convolved))));
        String flat = graph.node("flat", "Flatten", List.of(means));
        String dense = graph.floats("dense", List.of(20, 33), waves(660));
        graph.output("features", Shape.of(33), graph.node("product", "Gemm", List.of(flat, dense)));
        return graph.model(Map.of());
    }

    private static float[] waves(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.sin(i * 1.7);
        }
        return values;
    }

    private static PixelBatch images(Shape shape, int count) {
        PixelBatch batch = new PixelBatch(count, shape);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (byte) (i * 37 % 251);
        }
        return batch;
    }

    private static FeatureRows rows(Map<String, FeatureRows> rows, String tap) {
        FeatureRows found = rows.get(tap);
        if (found == null) {
            throw new AssertionError("no tap " + tap);
        }
        return found;
    }
}
