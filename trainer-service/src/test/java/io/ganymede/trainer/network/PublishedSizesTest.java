package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.network.WeightedOperation;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes of layers and numbers of weights, against the sources' figures or counted by hand from their tables. */
class PublishedSizesTest {
    private static final Shape GREY = Shape.of(1, 28, 28);
    private static final Shape COLOUR = Shape.of(3, 32, 32);
    private static final int BATCH_NORM = 4;

    @Test
    void tinyAndSmall() {
        // dense 110x3136, norm 64, conv 64x128x9, norm 32, conv 32x64x9, norm 16, conv 16x9 + 1
        assertThat(count(generator("tiny", GREY, 100, 10)))
                .isEqualTo(110 * 3136
                        + 64 * BATCH_NORM
                        + 64 * 128 * 9
                        + 32 * BATCH_NORM
                        + 32 * 64 * 9
                        + 16 * BATCH_NORM
                        + 16 * 9
                        + 1);
        // conv 1x64x16 + 64, conv 64x128x16 + 128, dense 6272x10 + 10
        assertThat(count(discriminator(
                        "small", GREY, Designs.design(List.of(Head.linear("classes", 10)), 0, LabelInput.NONE, true))))
                .isEqualTo(1_088 + 131_200 + 62_730);
    }

    @Test
    void dcgan28() {
        assertThat(count(generator("dcgan-28", GREY, 64, 0)))
                .isEqualTo(64 * 1024
                        + 1024 * BATCH_NORM
                        + 1024 * 6272
                        + 6272 * BATCH_NORM
                        + 128 * 64 * 16
                        + 64 * BATCH_NORM
                        + 64 * 16
                        + 1);
        assertThat(count(discriminator("dcgan-28", GREY, Designs.plain())))
                .isEqualTo(
                        64 * 16 + 64 + 64 * 128 * 16 + 128 * BATCH_NORM + 6272 * 1024 + 1024 * BATCH_NORM + 1024 + 1);
    }

    /** Layer by layer the table that Keras prints for the book's nets: dense and convolutions with bias, four numbers a norm. */
    @Test
    void keras28() {
        assertThat(count(generator("keras-28", GREY, 100, 0)))
                .isEqualTo(633_472 + 512 + 409_728 + 512 + 204_864 + 256 + 51_232 + 128 + 801);
        assertThat(count(discriminator("keras-28", GREY, Designs.plain())))
                .isEqualTo(832 + 51_264 + 204_928 + 819_456 + 4_097);
    }

    @Test
    void cagan() {
        // Instance norm has two numbers a channel, convolutions no bias.
        int generator = 266 * 12_544
                + 2 * 256
                + (256 + 2 * 128) * 128 * 9
                + 3 * 2 * 128
                + (128 + 2 * 64) * 64 * 9
                + 3 * 2 * 64
                + 64
                + 1;
        assertThat(count(generator("cagan", GREY, 256, 10))).isEqualTo(generator);
        int discriminator = 9 * 64
                + 2 * 64
                + (64 + 2 * 128) * 128 * 9
                + 3 * 2 * 128
                + (128 + 2 * 256) * 256 * 9
                + 3 * 2 * 256
                + 7 * 7 * 256 * 11
                + 11;
        DiscriminatorDesign both = Designs.design(
                List.of(Head.linear("adversarial", 1), Head.linear("classes", 10)), 0, LabelInput.NONE, true);
        assertThat(count(discriminator("cagan", GREY, both))).isEqualTo(discriminator);
    }

    @Test
    void amGan() {
        // Each layer has weights, a bias and a length per output, and a batch norm but for the last.
        int generator = 110 * 12_288
                + 2 * 12_288
                + BATCH_NORM * 768
                + 768 * 384 * 9
                + (2 + BATCH_NORM) * 384
                + 384 * 192 * 9
                + (2 + BATCH_NORM) * 192
                + 192 * 96 * 9
                + (2 + BATCH_NORM) * 96
                + 96 * 3 * 9
                + 2 * 3;
        assertThat(count(generator("am-gan", COLOUR, 100, 10))).isEqualTo(generator);
        int dynamic = 3 * 64 * 9
                + (2 + BATCH_NORM) * 64
                + 64 * 128 * 9
                + (2 + BATCH_NORM) * 128
                + 128 * 256 * 9
                + (2 + BATCH_NORM) * 256
                + 256 * 512 * 9
                + (2 + BATCH_NORM) * 512
                + 512 * 10
                + 2 * 10;
        int predefined = dynamic + 512 * 512 * 9 + (2 + BATCH_NORM) * 512;
        List<Head> classes = List.of(Head.linear("classes", 10));
        assertThat(count(discriminator("am-gan", COLOUR, Designs.design(classes, 0, LabelInput.NONE, false))))
                .isEqualTo(dynamic);
        assertThat(count(discriminator("am-gan", COLOUR, Designs.design(classes, 0, LabelInput.NONE, true))))
                .isEqualTo(predefined);
    }

    @ParameterizedTest
    @CsvSource({"28, 4, 7, 14", "32, 4, 8, 16", "64, 8, 16, 32", "33, 5, 9, 17"})
    void amGanHalvesThreeTimesAtAnySide(int side, int third, int second, int first) {
        Shape image = Shape.of(1, side, side);
        assertThat(shapes(generator("am-gan", image, 100, 10), "seed", "deconv1", "deconv2", "deconv3"))
                .containsExactly(square(768, third), square(384, second), square(192, first), square(96, side));
        assertThat(shapes(discriminator("am-gan", image, Designs.plain()), "conv1", "conv2", "conv3", "conv4"))
                .containsExactly(square(64, side), square(128, first), square(256, second), square(512, third));
    }

    /** Layers begin from data where they have a bias that can take the mean. */
    @Test
    void everyLayerOfAmGanCanBeginFromData() {
        Architecture architecture = Architectures.GAN.require("am-gan");
        Options fromData = Options.resolve(
                "test", architecture.options(), Map.of("weightNormalisation", OptionValue.of("weight-from-data")));
        assertThat(architecture.dataDependentInitialisation(fromData)).isTrue();
        assertThat(architecture.dataDependentInitialisation(Designs.presets(architecture.options())))
                .isFalse();
        List<NetworkDescription> networks = List.of(
                architecture.generator(new GeneratorDesign(GREY, 100, 10), fromData),
                architecture.discriminator(GREY, Designs.plain(), fromData));
        assertThat(networks.stream()
                        .flatMap(network -> network.nodes().stream())
                        .map(Node::operation)
                        .filter(WeightedOperation.class::isInstance)
                        .map(WeightedOperation.class::cast))
                .allMatch(operation -> operation.bias() && operation.normalisation() == WeightNormalisation.WEIGHT);
    }

    @Test
    void cganLfw() {
        // 36 attributes; table 1 with two pieces a filter, then 4800 x 500 units of five pieces.
        assertThat(count(generator("cgan-lfw", COLOUR, 100, 36)))
                .isEqualTo(136 * 8000 + 8000 + 8000 * 8000 + 8000 + 80 * 3 * 25 + 3 * 32 * 32);
        assertThat(count(discriminator("cgan-lfw", COLOUR, Designs.plain())))
                .isEqualTo(3 * 128 * 64 + 128 + 64 * 128 * 64 + 128 + 64 * 384 * 25 + 384 + 4800 * 2500 + 2500 + 501);
    }

    /** At 32 pixels the output volumes of the slides' table 1. */
    @ParameterizedTest
    @CsvSource({"32, 16, 7, 5", "28, 14, 6, 4", "64, 32, 15, 9"})
    void cganLfwPoolsRoundingUp(int side, int first, int second, int third) {
        Shape image = Shape.of(3, side, side);
        assertThat(shapes(discriminator("cgan-lfw", image, Designs.plain()), "pool1", "pool2", "pool3"))
                .containsExactly(square(64, first), square(64, second), square(192, third));
        assertThat(shapes(generator("cgan-lfw", image, 100, 36), "seed")).containsExactly(square(80, 10));
    }

    @Test
    void mlpMaxout() {
        assertThat(count(generator("mlp-maxout", GREY, 100, 0)))
                .isEqualTo(100 * 1200 + 1200 + 1200 * 1200 + 1200 + 1200 * 784 + 784);
        assertThat(count(discriminator("mlp-maxout", GREY, Designs.plain())))
                .isEqualTo(784 * 1200 + 1200 + 240 * 1200 + 1200 + 240 + 1);
    }

    @Test
    void mlpTakesPointsOfThePlane() {
        Shape point = Shape.of(2, 1, 1);
        assertThat(count(generator("mlp", point, 16, 4))).isEqualTo(20 * 128 + 128 + 128 * 128 + 128 + 2 * 128 + 2);
        DiscriminatorDesign labelled =
                Designs.design(List.of(Head.linear("adversarial", 1)), 4, LabelInput.PLANES, true);
        assertThat(count(discriminator("mlp", point, labelled))).isEqualTo(6 * 128 + 128 + 128 * 128 + 128 + 128 + 1);
    }

    @ParameterizedTest
    @CsvSource({"28, 7, 2", "32, 4, 3", "64, 4, 4"})
    void residualNetsBeginSmallAndAttendAtHalfTheSide(int side, int seed, int blocks) {
        Architecture architecture = Architectures.GAN.require("resnet-sn");
        Options attentive = Options.resolve("test", architecture.options(), Map.of("attention", OptionValue.of(true)));
        Shape image = Shape.of(3, side, side);
        NetworkDescription generator = architecture.generator(new GeneratorDesign(image, 80, 10), attentive);
        boolean constant = side <= 32;
        int first = constant ? 128 : 512;
        int last = constant ? 128 : 32;
        assertThat(shapes(generator, "seed", "block" + blocks, "attention"))
                .containsExactly(square(first, seed), square(last, side), square(constant ? 128 : 64, side / 2));
        // 80 latents: an equal part for each block, the rest for the first layer; 128 numbers of the label's embedding.
        int part = 80 / (blocks + 1);
        assertThat(shapes(generator, "latent0", "condition1", "condition" + blocks))
                .containsExactly(Shape.of(80 - blocks * part), Shape.of(128 + part), Shape.of(128 + part));
        NetworkDescription discriminator = architecture.discriminator(image, Designs.plain(), attentive);
        assertThat(shapes(discriminator, "attention", "pooled"))
                .containsExactly(square(constant ? 64 : 32, side / 2), Shape.of(constant ? 64 : 512));
    }

    /** Huang et al. 2016, table 2, for CIFAR-10 in millions: 0.8, 15.3 and 25.6. */
    @ParameterizedTest
    @CsvSource({"100, 12, 0.8", "250, 24, 15.3", "190, 40, 25.6"})
    void denseNets(int depth, int growth, double millions) {
        assertThat(trainable(denseNet(depth, growth, 10)) / 1e6).isCloseTo(millions, within(0.05));
    }

    @Test
    void lightDenseNetByHand() {
        // Depth 10 has one layer a block: 8, +4, half, +4, half, +4 channels with growth 4.
        int layers = (2 * 8 + 8 * 16 + 2 * 16 + 16 * 4 * 9) // 8 -> 12
                + (2 * 12 + 12 * 6)
                + (2 * 6 + 6 * 16 + 2 * 16 + 16 * 4 * 9) // 6 -> 10
                + (2 * 10 + 10 * 5)
                + (2 * 5 + 5 * 16 + 2 * 16 + 16 * 4 * 9); // 5 -> 9
        assertThat(trainable(denseNet(10, 4, 3))).isEqualTo(3 * 8 * 9 + layers + 2 * 9 + 9 * 3 + 3);
    }

    private static NetworkDescription denseNet(int depth, int growth, int classes) {
        ClassifierArchitecture architecture = Architectures.CLASSIFIER.require("densenet-bc");
        Options options = Options.resolve(
                "test",
                architecture.options(),
                Map.of("depth", OptionValue.of(depth), "growth", OptionValue.of(growth)));
        return architecture.classifier(COLOUR, classes, options);
    }

    private static NetworkDescription generator(String name, Shape image, int latents, int conditions) {
        Architecture architecture = Architectures.GAN.require(name);
        GeneratorDesign design = new GeneratorDesign(image, latents, conditions);
        return architecture.generator(design, Designs.presets(architecture.options()));
    }

    private static NetworkDescription discriminator(String name, Shape image, DiscriminatorDesign design) {
        Architecture architecture = Architectures.GAN.require(name);
        return architecture.discriminator(image, design, Designs.presets(architecture.options()));
    }

    private static List<Shape> shapes(NetworkDescription network, String... nodes) {
        Map<String, Shape> shapes = network.shapes();
        return List.of(nodes).stream()
                .map(node -> Objects.requireNonNull(shapes.get(node), node))
                .toList();
    }

    private static Shape square(int channels, int side) {
        return Shape.of(channels, side, side);
    }

    /** With buffers. */
    private static int count(NetworkDescription network) {
        return network.parameters().stream()
                .mapToInt(ParameterDescription::elements)
                .sum();
    }

    private static int trainable(NetworkDescription network) {
        return network.parameters().stream()
                .filter(parameter -> parameter.role().trainable())
                .mapToInt(ParameterDescription::elements)
                .sum();
    }
}
