package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitecturesTest {
    private static final Shape GREY = Shape.of(1, 28, 28);

    @Test
    void generatorsMakeImagesOfTheDataSet() {
        for (String name : Architectures.GAN.names()) {
            Architecture architecture = Architectures.GAN.require(name);
            for (Shape shape : List.of(Shape.of(1, 28, 28), Shape.of(3, 32, 48))) {
                NetworkDescription generator =
                        architecture.generator(new GeneratorDesign(shape, 64, 7), presets(architecture));
                assertThat(generator.outputShape("image")).isEqualTo(shape);
                assertThat(generator.inputShape("z")).isEqualTo(Shape.of(64));
                assertThat(generator.inputShape("y")).isEqualTo(Shape.of(7));
            }
        }
    }

    @Test
    void discriminatorHasWhatTheDesignAsksFor() {
        DiscriminatorDesign design = new DiscriminatorDesign(
                List.of(Head.linear("adversarial", 1), Head.linear("classes", 10)), 10, LabelInput.PLANES, true);
        NetworkDescription discriminator = discriminator("tiny", design);
        assertThat(discriminator.inputShape("x")).isEqualTo(Shape.of(1, 28, 28));
        assertThat(discriminator.inputShape("y")).isEqualTo(Shape.of(10));
        assertThat(discriminator.outputShape("adversarial")).isEqualTo(Shape.of(1));
        assertThat(discriminator.outputShape("classes")).isEqualTo(Shape.of(10));
    }

    @Test
    void plainDiscriminatorSeesTheImageAlone() {
        DiscriminatorDesign design =
                new DiscriminatorDesign(List.of(Head.linear("classes", 10)), 0, LabelInput.NONE, true);
        NetworkDescription discriminator = discriminator("small", design);
        assertThat(discriminator.inputs()).hasSize(1);
        // conv 1x64x16 + 64, conv 64x128x16 + 128, dense 6272x10 + 10
        assertThat(count(discriminator)).isEqualTo(1_088 + 131_200 + 62_730);
    }

    @Test
    void sizesAreThoseOfTheRecipe() {
        // dense 110x3136, norm 4x64, conv 64x128x9, norm 4x32, conv 32x64x9, norm 4x16, conv 16x9 + 1
        assertThat(count(generator("tiny", GREY))).isEqualTo(344_960 + 256 + 73_728 + 128 + 18_432 + 64 + 145);
    }

    @Test
    void imagesThatCannotBeMadeAreRefused() {
        Shape odd = Shape.of(1, 30, 28);
        ClassifierArchitecture cnn = Architectures.CLASSIFIER.require("cnn");
        assertThatThrownBy(() -> generator("tiny", odd))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("tiny")
                .hasMessageContaining("divisible by 4");
        assertThatThrownBy(() -> cnn.classifier(odd, 10, Options.presets(cnn.options())))
                .isInstanceOf(PlatformException.class);
    }

    private static NetworkDescription generator(String name, Shape image) {
        Architecture architecture = Architectures.GAN.require(name);
        return architecture.generator(new GeneratorDesign(image, 100, 10), presets(architecture));
    }

    private static NetworkDescription discriminator(String name, DiscriminatorDesign design) {
        Architecture architecture = Architectures.GAN.require(name);
        return architecture.discriminator(GREY, design, presets(architecture));
    }

    private static Options presets(Architecture architecture) {
        return Options.presets(architecture.options());
    }

    private static int count(NetworkDescription network) {
        return network.parameters().stream()
                .mapToInt(ParameterDescription::elements)
                .sum();
    }
}
