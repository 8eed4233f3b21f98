package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.network.WeightedOperation;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.RandomNetwork;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscriminatorPartsTest {
    private static final Shape IMAGE = Shape.of(1, 16, 16);
    private static final int LABELS = 3;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void projectionAddsTheMatchOfFeaturesAndLabel() {
        DiscriminatorDesign design =
                Designs.design(List.of(Head.projection("adversarial")), LABELS, LabelInput.NONE, true);
        NetworkBuilder builder = new NetworkBuilder("discriminator");
        String code = DiscriminatorParts.vector(builder, Shape.of(1, 2, 3), design, 0);
        NetworkDescription network = DiscriminatorParts.heads(builder, code, design, WeightNormalisation.NONE);
        try (RandomNetwork random = new RandomNetwork(engine, network)) {
            Map<String, Tensor> inputs = random.nextInputs(2);
            Map<String, float[]> outputs = random.forward(inputs, false);
            float[] features = values(outputs, "features"); // [2, 6]
            float[] labels = Objects.requireNonNull(inputs.get("y")).toFloats(); // [2, 3]
            float[] weight = random.parameter("adversarial-score.weight"); // [1, 6]
            float[] map = random.parameter("adversarial-label.weight"); // [6, 3]
            for (int i = 0; i < 2; i++) {
                double score = random.parameter("adversarial-score.bias")[0];
                for (int d = 0; d < 6; d++) {
                    double embedded = 0;
                    for (int k = 0; k < LABELS; k++) {
                        embedded += map[d * LABELS + k] * labels[i * LABELS + k];
                    }
                    score += (weight[d] + embedded) * features[i * 6 + d];
                }
                assertThat((double) values(outputs, "adversarial")[i]).isCloseTo(score, within(1e-5));
            }
        }
    }

    @Test
    void headsAreNormalisedWithTheNetwork() {
        Architecture architecture = Architectures.GAN.require("resnet-sn");
        for (DiscriminatorDesign design : Designs.discriminators()) {
            NetworkDescription network =
                    architecture.discriminator(IMAGE, design, Designs.small(architecture.options(), Map.of()));
            assertThat(network.nodes().stream()
                            .map(node -> node.operation())
                            .filter(WeightedOperation.class::isInstance)
                            .map(operation -> ((WeightedOperation) operation).normalisation()))
                    .containsOnly(WeightNormalisation.SPECTRAL);
        }
    }

    /** What a label adds to a score depends on the image, or the game could not tell whether they belong together. */
    @Test
    void aLabelBesideTheCodeIsReadTogetherWithTheImage() {
        for (String name : Architectures.GAN.names()) {
            assertThat(dependence(name, Map.of())).as(name).isGreaterThan(1e-4);
        }
    }

    @Test
    void aLabelBehindTheLastLayerOnlyShiftsTheScore() {
        assertThat(dependence("cgan-lfw", Map.of("labelJoin", OptionValue.of("after-dense"))))
                .isLessThan(1e-5);
    }

    /** How much the score of an image changes with its label, in the mean difference between two images. */
    private double dependence(String name, Map<String, OptionValue> choice) {
        Architecture architecture = Architectures.GAN.require(name);
        DiscriminatorDesign design =
                Designs.design(List.of(Head.linear("adversarial", 1)), LABELS, LabelInput.CODE, true);
        NetworkDescription network =
                architecture.discriminator(IMAGE, design, Designs.small(architecture.options(), choice));
        try (RandomNetwork random = new RandomNetwork(engine, network)) {
            Tensor images = Objects.requireNonNull(random.nextInputs(2).get("x"));
            float[] first = scores(random, images, new float[] {1, 0, 0, 1, 0, 0});
            float[] second = scores(random, images, new float[] {0, 1, 0, 0, 1, 0});
            return Math.abs((first[0] - second[0]) - (first[1] - second[1]));
        }
    }

    private static float[] scores(RandomNetwork network, Tensor images, float[] labels) {
        Map<String, Tensor> inputs = Map.of("x", images, "y", Tensor.ofFloats(List.of(2L, 3L), labels));
        return values(network.forward(inputs, false), "adversarial");
    }

    private static float[] values(Map<String, float[]> outputs, String name) {
        return Objects.requireNonNull(outputs.get(name));
    }
}
