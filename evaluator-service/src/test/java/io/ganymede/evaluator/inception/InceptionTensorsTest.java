package io.ganymede.evaluator.inception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InceptionTensorsTest {
    /** The numbers of the published files: 94 convolutions and 23,885,392 values with the classes. */
    @Test
    void theNetworkHasItsPublishedSize() {
        assertThat(InceptionTensors.ALL).hasSize(94 * 5 + 2);
        assertThat(InceptionTensors.IGNORED).hasSize(94);
        assertThat(InceptionTensors.ALL.values().stream()
                        .mapToLong(InceptionTensor::elements)
                        .sum())
                .isEqualTo(23_885_392);
        assertThat(new HashSet<>(InceptionTensors.ALL.values().stream()
                        .map(InceptionTensor::constant)
                        .toList()))
                .hasSize(94 * 5 + 2);
    }

    @Test
    void theOutputsAreThoseOfThePublishedExtractors() {
        assertThat(InceptionNetwork.outputs().toString())
                .isEqualTo("{features64=64, features192=192, features768=768, features2048=2048, logitsUnbiased=1008,"
                        + " logits=1008}");
    }

    /** Pairs of the published files, one at least of every kind of branch. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conv2d_1a_3x3 | conv | 32,3,3,3",
                "Conv2d_2b_3x3 | conv_2 | 64,32,3,3",
                "Conv2d_4a_3x3 | conv_4 | 192,80,3,3",
                "Mixed_5b.branch1x1 | mixed/conv | 64,192,1,1",
                "Mixed_5b.branch5x5_1 | mixed/tower/conv | 48,192,1,1",
                "Mixed_5b.branch5x5_2 | mixed/tower/conv_1 | 64,48,5,5",
                "Mixed_5b.branch3x3dbl_3 | mixed/tower_1/conv_2 | 96,96,3,3",
                "Mixed_5b.branch_pool | mixed/tower_2/conv | 32,192,1,1",
                "Mixed_5d.branch_pool | mixed_2/tower_2/conv | 64,288,1,1",
                "Mixed_6a.branch3x3 | mixed_3/conv | 384,288,3,3",
                "Mixed_6a.branch3x3dbl_3 | mixed_3/tower/conv_2 | 96,96,3,3",
                "Mixed_6b.branch7x7_2 | mixed_4/tower/conv_1 | 128,128,1,7",
                "Mixed_6b.branch7x7_3 | mixed_4/tower/conv_2 | 192,128,7,1",
                "Mixed_6c.branch7x7dbl_2 | mixed_5/tower_1/conv_1 | 160,160,7,1",
                "Mixed_6e.branch7x7dbl_5 | mixed_7/tower_1/conv_4 | 192,192,1,7",
                "Mixed_7a.branch3x3_2 | mixed_8/tower/conv_1 | 320,192,3,3",
                "Mixed_7a.branch7x7x3_4 | mixed_8/tower_1/conv_3 | 192,192,3,3",
                "Mixed_7b.branch1x1 | mixed_9/conv | 320,1280,1,1",
                "Mixed_7b.branch3x3_2a | mixed_9/tower/mixed/conv | 384,384,1,3",
                "Mixed_7b.branch3x3_2b | mixed_9/tower/mixed/conv_1 | 384,384,3,1",
                "Mixed_7c.branch3x3dbl_2 | mixed_10/tower_1/conv_1 | 384,448,3,3",
                "Mixed_7c.branch3x3dbl_3b | mixed_10/tower_1/mixed/conv_1 | 384,384,3,1",
                "Mixed_7c.branch_pool | mixed_10/tower_2/conv | 192,2048,1,1"
            })
    void bothNamesAndTheShapeFollowFromTheTable(String layer, String scope, String shape) {
        InceptionTensor weight = tensor(layer + ".conv.weight");
        assertThat(weight.constant()).isEqualTo(scope + "/conv2d_params");
        assertThat(weight.shape().toString()).isEqualTo("[" + shape.replace(",", ", ") + "]");
        assertThat(weight.constantSizes())
                .containsExactly(
                        weight.sizes().get(2),
                        weight.sizes().get(3),
                        weight.sizes().get(1),
                        weight.sizes().get(0));
        assertThat(List.of("weight", "bias", "running_mean", "running_var").stream()
                        .map(part -> tensor(layer + ".bn." + part).constant()))
                .containsExactly(
                        scope + "/batchnorm/gamma",
                        scope + "/batchnorm/beta",
                        scope + "/batchnorm/moving_mean",
                        scope + "/batchnorm/moving_variance");
    }

    private static InceptionTensor tensor(String name) {
        InceptionTensor tensor = InceptionTensors.ALL.get(name);
        if (tensor == null) {
            throw new AssertionError("no tensor " + name);
        }
        return tensor;
    }
}
