package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitecturesTest {
    private static final ImageSpace GREY = new ImageSpace(Shape.of(1, 28, 28), 10);

    @Test
    void generatorsMakeImagesOfTheDataSet() {
        for (String name : Architectures.GAN.names()) {
            Architecture architecture = Architectures.GAN.require(name);
            for (Shape shape : List.of(Shape.of(1, 28, 28), Shape.of(3, 32, 48))) {
                NetworkDescription generator = architecture.generator(new ImageSpace(shape, 7), 64);
                assertThat(generator.outputShape("image")).isEqualTo(shape);
                assertThat(generator.inputShape("z")).isEqualTo(Shape.of(64));
                assertThat(generator.inputShape("y")).isEqualTo(Shape.of(7));
            }
        }
    }

    @Test
    void discriminatorHasWhatTheDesignAsksFor() {
        DiscriminatorDesign design =
                new DiscriminatorDesign(List.of(new Head("adversarial", 1), new Head("classes", 10)), true, 0.1, 0.3);
        NetworkDescription discriminator = Architectures.GAN.require("tiny").discriminator(GREY, design);
        assertThat(discriminator.inputShape("x")).isEqualTo(Shape.of(1, 28, 28));
        assertThat(discriminator.inputShape("y")).isEqualTo(Shape.of(10));
        assertThat(discriminator.outputShape("adversarial")).isEqualTo(Shape.of(1));
        assertThat(discriminator.outputShape("classes")).isEqualTo(Shape.of(10));
    }

    @Test
    void plainDiscriminatorSeesTheImageAlone() {
        DiscriminatorDesign design = new DiscriminatorDesign(List.of(new Head("classes", 10)), false, 0, 0);
        NetworkDescription discriminator = Architectures.GAN.require("small").discriminator(GREY, design);
        assertThat(discriminator.inputs()).hasSize(1);
        // conv 1x64x16 + 64, conv 64x128x16 + 128, dense 6272x10 + 10
        assertThat(count(discriminator)).isEqualTo(1_088 + 131_200 + 62_730);
    }

    @Test
    void sizesAreThoseOfTheRecipe() {
        // dense 110x3136, norm 4x64, conv 64x128x9, norm 4x32, conv 32x64x9, norm 4x16, conv 16x9 + 1
        assertThat(count(Architectures.GAN.require("tiny").generator(GREY, 100)))
                .isEqualTo(344_960 + 256 + 73_728 + 128 + 18_432 + 64 + 145);
    }

    @Test
    void imagesThatCannotBeMadeAreRefused() {
        ImageSpace odd = new ImageSpace(Shape.of(1, 30, 28), 10);
        assertThatThrownBy(() -> Architectures.GAN.require("tiny").generator(odd, 100))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("tiny")
                .hasMessageContaining("divisible by 4");
        assertThatThrownBy(() -> Architectures.CLASSIFIER.require("cnn").classifier(odd, 0))
                .isInstanceOf(PlatformException.class);
    }

    private static int count(NetworkDescription network) {
        return network.parameters().stream()
                .mapToInt(ParameterDescription::elements)
                .sum();
    }
}
