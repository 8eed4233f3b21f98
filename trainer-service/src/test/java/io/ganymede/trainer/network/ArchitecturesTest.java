package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.NetworkInput;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Options;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered architecture promises about its descriptions. */
class ArchitecturesTest {
    @ParameterizedTest
    @MethodSource("architectures")
    void generatorsHaveTheInputsAndTheImageOfTheirDesign(String name) {
        Architecture architecture = Architectures.GAN.require(name);
        for (Shape shape : Designs.SHAPES) {
            for (int conditions : new int[] {0, 7}) {
                GeneratorDesign design = new GeneratorDesign(shape, 64, conditions);
                NetworkDescription generator = architecture.generator(design, Designs.presets(architecture.options()));
                assertThat(generator.name()).isEqualTo(Architecture.GENERATOR);
                assertThat(generator.inputs())
                        .containsExactlyElementsOf(inputs(new NetworkInput("z", Shape.of(64)), conditions));
                assertThat(generator.outputs()).hasSize(1);
                assertThat(generator.outputShape("image")).isEqualTo(shape);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void discriminatorsHaveTheInputsAndTheHeadsOfTheirDesign(String name) {
        Architecture architecture = Architectures.GAN.require(name);
        for (Shape shape : Designs.SHAPES) {
            for (DiscriminatorDesign design : Designs.discriminators()) {
                NetworkDescription discriminator =
                        architecture.discriminator(shape, design, Designs.presets(architecture.options()));
                assertThat(discriminator.name()).isEqualTo(Architecture.DISCRIMINATOR);
                assertThat(discriminator.inputs())
                        .containsExactlyElementsOf(inputs(new NetworkInput("x", shape), design.labels()));
                assertThat(discriminator
                                .outputShape(DiscriminatorDesign.FEATURES)
                                .rank())
                        .isEqualTo(1);
                assertThat(discriminator.outputs()).hasSize(1 + design.heads().size());
                for (Head head : design.heads()) {
                    assertThat(discriminator.outputShape(head.name())).isEqualTo(Shape.of(head.size()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyChoiceOfAnOptionChangesANetworkOrHowItBegins(String name) {
        Architecture architecture = Architectures.GAN.require(name);
        Shape image = Designs.SHAPES.get(0);
        List<Map<String, OptionValue>> choices = Designs.choices(architecture.options());
        List<List<Object>> results = new ArrayList<>();
        for (Map<String, OptionValue> choice : choices) {
            Options options = Designs.small(architecture.options(), choice);
            NetworkDescription generator = architecture.generator(new GeneratorDesign(image, 32, 5), options);
            results.add(List.of(
                    generator,
                    Designs.discriminators().stream()
                            .map(design -> architecture.discriminator(image, design, options))
                            .toList(),
                    architecture.dataDependentInitialisation(options),
                    firstWeights(architecture, generator, options)));
        }
        assertThat(results).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classifiersHaveFeaturesAndLogits(String name) {
        ClassifierArchitecture architecture = Architectures.CLASSIFIER.require(name);
        for (Shape shape : Designs.SHAPES) {
            NetworkDescription classifier = architecture.classifier(shape, 7, Designs.presets(architecture.options()));
            assertThat(classifier.inputs()).containsExactly(new NetworkInput("x", shape));
            assertThat(classifier.outputShape("features").rank()).isEqualTo(1);
            assertThat(classifier.outputShape("logits")).isEqualTo(Shape.of(7));
        }
    }

    /** Digests of the JSON from before there was a choice of norms: checkpoints of then must fit. */
    @ParameterizedTest
    @CsvSource({
        "tiny,  644736269ba5a5ad, 97dead83251dc1d3, ca2fbffd1ff57517, 447c0e99b457415f",
        "small, c4ff42d7665386e0, 77cf233ca784cc25, d6ca1f948b0f781e, addf605884fe1f9d"
    })
    void presetsOfTheFirstArchitecturesStayAsTheyWere(
            String name, String conditional, String unconditional, String planes, String heads) {
        Architecture architecture = Architectures.GAN.require(name);
        Shape grey = Shape.of(1, 28, 28);
        Shape colour = Shape.of(3, 32, 32);
        DiscriminatorDesign labelled =
                Designs.design(List.of(Head.linear("adversarial", 1)), 10, LabelInput.PLANES, true);
        DiscriminatorDesign classifying = Designs.design(
                List.of(Head.linear("adversarial", 1), Head.linear("classes", 10)), 0, LabelInput.NONE, false);
        assertThat(Stream.of(
                                generator(architecture, new GeneratorDesign(grey, 100, 10)),
                                generator(architecture, new GeneratorDesign(colour, 64, 0)),
                                discriminator(architecture, grey, labelled),
                                discriminator(architecture, colour, classifying))
                        .map(ArchitecturesTest::digest))
                .containsExactly(conditional, unconditional, planes, heads);
    }

    @ParameterizedTest
    @CsvSource({
        "tiny, 30, 28, height and width divisible by 4",
        "dcgan-28, 30, 28, height and width divisible by 4",
        "keras-28, 28, 30, height and width divisible by 4",
        "keras-28, 4, 4, height and width of at least 8",
        "cagan, 60, 64, height and width divisible by 8",
        "cagan, 4, 4, height and width of at least 8",
        "am-gan, 28, 32, 'height and width of which none or both are odd, also when halved once and twice'",
        "am-gan, 8, 8, height and width of at least 16",
        "resnet-sn, 68, 68, height and width divisible by 16",
        "resnet-sn, 4, 4, height and width of at least 8",
        "cgan-lfw, 32, 48, a square with an even side of at least 16",
        "cgan-lfw, 29, 29, a square with an even side of at least 16"
    })
    void imagesThatCannotBeMadeAreRefused(String name, int height, int width, String rule) {
        Architecture architecture = Architectures.GAN.require(name);
        Shape image = Shape.of(1, height, width);
        String message = "architecture '" + name + "' cannot make images " + image + ": expected " + rule;
        refused(message, () -> generator(architecture, new GeneratorDesign(image, 64, 0)));
        refused(message, () -> discriminator(architecture, image, Designs.plain()));
    }

    @Test
    void classifiersRefuseWhatTheyCannotRead() {
        Shape odd = Shape.of(1, 30, 28);
        for (String name : Architectures.CLASSIFIER.names()) {
            ClassifierArchitecture architecture = Architectures.CLASSIFIER.require(name);
            refused(
                    "architecture '" + name
                            + "' cannot make images [1, 30, 28]: expected height and width divisible by 4",
                    () -> architecture.classifier(odd, 10, Designs.presets(architecture.options())));
        }
        ClassifierArchitecture dense = Architectures.CLASSIFIER.require("densenet-bc");
        refused(
                "option 'depth' of architecture 'densenet-bc' does not fit: got 32, expected 4 more than a multiple of 6,"
                        + " such as 28 or 34",
                () -> dense.classifier(
                        Shape.of(1, 28, 28), 10, Designs.small(dense.options(), Map.of("depth", OptionValue.of(32)))));
    }

    @Test
    void latentsThatCannotBeCutAreRefused() {
        Architecture architecture = Architectures.GAN.require("resnet-sn");
        refused(
                "architecture 'resnet-sn' cannot cut 3 latents into 4 parts",
                () -> generator(architecture, new GeneratorDesign(Shape.of(3, 32, 32), 3, 10)));
    }

    static Stream<String> architectures() {
        return Architectures.GAN.names().stream();
    }

    static Stream<String> classifiers() {
        return Architectures.CLASSIFIER.names().stream();
    }

    private static int firstWeights(Architecture architecture, NetworkDescription network, Options options) {
        Tensor first = architecture
                .initialisation(options)
                .parameters(network, 1)
                .values()
                .iterator()
                .next();
        return Arrays.hashCode(first.toFloats());
    }

    private static List<NetworkInput> inputs(NetworkInput first, int labels) {
        return labels == 0 ? List.of(first) : List.of(first, new NetworkInput("y", Shape.of(labels)));
    }

    private static NetworkDescription generator(Architecture architecture, GeneratorDesign design) {
        return architecture.generator(design, Designs.presets(architecture.options()));
    }

    private static NetworkDescription discriminator(
            Architecture architecture, Shape image, DiscriminatorDesign design) {
        return architecture.discriminator(image, design, Designs.presets(architecture.options()));
    }

    private static void refused(String message, Runnable request) {
        assertThatThrownBy(request::run)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC));
    }

    private static String digest(NetworkDescription network) {
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(network);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
