package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.option.Options;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffAugmentTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void colourThenTranslationThenCutout() {
        NDArray images = images(new Shape(4, 3, 8, 8));
        NDManager step = engine.arrays();
        PhiloxStream stream = AugmentedImages.stream();
        NDArray coloured = new RandomColour().apply(step, images, stream);
        NDArray shifted = new RandomTranslation().apply(step, coloured, stream);
        NDArray expected = new Cutout().apply(step, shifted, stream);
        assertThat(make(Map.of()).apply(step, images, AugmentedImages.stream()).toFloatArray())
                .containsExactly(expected.toFloatArray());
    }

    @ParameterizedTest
    @CsvSource({"color", "translation", "cutout"})
    void eachPartStandsAlone(String part) {
        Augmentation expected =
                switch (part) {
                    case "color" -> new RandomColour();
                    case "translation" -> new RandomTranslation();
                    default -> new Cutout();
                };
        Augmentation made = make(Map.of(
                "color", OptionValue.of(part.equals("color")),
                "translation", OptionValue.of(part.equals("translation")),
                "cutout", OptionValue.of(part.equals("cutout"))));
        NDArray images = images(new Shape(4, 1, 8, 8));
        assertThat(made.apply(engine.arrays(), images, AugmentedImages.stream()).toFloatArray())
                .containsExactly(expected.apply(engine.arrays(), images, AugmentedImages.stream())
                        .toFloatArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void gradientsComeBackThroughAllParts(int channels) {
        AugmentedImages.assertGradientIsWhatPixelsDo(engine.arrays(), make(Map.of()), new Shape(2, channels, 4, 4));
    }

    @Test
    void aBatchIsAFunctionOfItsStreamAndImagesStayAsTheyAre() {
        NDArray images = images(new Shape(4, 1, 8, 8));
        float[] before = images.toFloatArray();
        Augmentation augmentation = make(Map.of());
        float[] once = augmentation
                .apply(engine.arrays(), images, new PhiloxStream(1, "augmentation", 0))
                .toFloatArray();
        assertThat(augmentation
                        .apply(engine.arrays(), images, new PhiloxStream(1, "augmentation", 0))
                        .toFloatArray())
                .containsExactly(once);
        assertThat(augmentation
                        .apply(engine.arrays(), images, new PhiloxStream(1, "augmentation", 1))
                        .toFloatArray())
                .isNotEqualTo(once);
        assertThat(images.toFloatArray()).containsExactly(before);
    }

    @Test
    void nothingToChangeIsRefused() {
        Map<String, OptionValue> nothing = Map.of(
                "color", OptionValue.of(false), "translation", OptionValue.of(false), "cutout", OptionValue.of(false));
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> make(nothing))
                .withMessageContaining("changes nothing")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC));
    }

    private NDArray images(Shape shape) {
        return AugmentedImages.random(engine.arrays(), shape).toType(DataType.FLOAT32, false);
    }

    private static Augmentation make(Map<String, OptionValue> options) {
        AugmentationType type = Augmentations.REGISTRY.require("diff-augment");
        return type.maker().apply(Options.resolve("augmentation 'diff-augment'", type.options(), options));
    }
}
