package io.ganymede.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.RandomNetwork;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered architecture promises about its values; small ones, so that all sizes and options can be run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitecturesRunTest {
    /** The trainer and ONNX Runtime compute in float32, in different orders. */
    private static final float TOLERANCE = 1e-5f;

    private static final int BATCH = 3;
    private static final Shape GREY = Shape.of(1, 28, 28);

    private EngineSession engine;

    @BeforeAll
    void open() {
        engine = EngineSession.open("cpu", 1);
    }

    @AfterAll
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void imagesLieInTheirRangeAndExportsAgree(String name) throws OrtException {
        Architecture architecture = Architectures.GAN.require(name);
        Options small = Designs.small(architecture.options(), Map.of());
        for (Shape shape : Designs.SHAPES) {
            for (int conditions : new int[] {0, Designs.LABELS}) {
                generates(architecture.generator(new GeneratorDesign(shape, 16, conditions), small), TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyOptionOfAGeneratorIsExported(String name) throws OrtException {
        Architecture architecture = Architectures.GAN.require(name);
        for (Map<String, OptionValue> choice : Designs.choices(architecture.options())) {
            Options options = Designs.small(architecture.options(), choice);
            generates(architecture.generator(new GeneratorDesign(GREY, 16, Designs.LABELS), options), TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void exportsOfFullWidthAgree(String name) throws OrtException {
        Architecture architecture = Architectures.GAN.require(name);
        Options options = Designs.presets(architecture.options());
        // Six instance norms one behind another make cagan's rounding errors larger than any other's.
        float tolerance = name.equals("cagan") ? 1e-4f : TOLERANCE;
        generates(architecture.generator(new GeneratorDesign(GREY, 100, 10), options), tolerance);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void discriminatorsJudgeEveryImage(String name) {
        Architecture architecture = Architectures.GAN.require(name);
        Options small = Designs.small(architecture.options(), Map.of());
        for (Shape shape : Designs.SHAPES) {
            judges(architecture.discriminator(shape, Designs.plain(), small));
        }
        for (DiscriminatorDesign design : Designs.discriminators()) {
            judges(architecture.discriminator(GREY, design, small));
        }
        for (Map<String, OptionValue> choice : Designs.choices(architecture.options())) {
            Options options = Designs.small(architecture.options(), choice);
            judges(architecture.discriminator(GREY, Designs.plain(), options));
        }
    }

    /** A weight without a gradient would be a layer that no output depends on, or that training cannot reach. */
    @ParameterizedTest
    @MethodSource("architectures")
    void gradientsReachEveryWeight(String name) {
        Architecture architecture = Architectures.GAN.require(name);
        Options small = Designs.small(architecture.options(), Map.of());
        reached(architecture.generator(new GeneratorDesign(GREY, 16, Designs.LABELS), small));
        Designs.discriminators().forEach(design -> reached(architecture.discriminator(GREY, design, small)));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classifiersAreExported(String name) throws OrtException {
        ClassifierArchitecture architecture = Architectures.CLASSIFIER.require(name);
        Options presets = Designs.presets(architecture.options());
        for (Shape shape : List.of(GREY, Shape.of(3, 32, 32))) {
            try (RandomNetwork network = new RandomNetwork(engine, architecture.classifier(shape, 10, presets))) {
                network.forward(BATCH, true);
                network.requireParity(TOLERANCE, 1, BATCH);
            }
        }
    }

    static Stream<String> architectures() {
        return Architectures.GAN.names().stream();
    }

    static Stream<String> classifiers() {
        return Architectures.CLASSIFIER.names().stream();
    }

    private void generates(NetworkDescription generator, float tolerance) throws OrtException {
        try (RandomNetwork network = new RandomNetwork(engine, generator)) {
            for (boolean training : new boolean[] {true, false}) {
                float[] images =
                        Objects.requireNonNull(network.forward(BATCH, training).get("image"));
                assertThat(images)
                        .hasSize(BATCH * generator.outputShape("image").elements());
                for (float pixel : images) {
                    assertThat(pixel).isBetween(-1f, 1f);
                }
            }
            network.requireParity(tolerance, 1, BATCH);
        }
    }

    private void reached(NetworkDescription description) {
        try (RandomNetwork network = new RandomNetwork(engine, description)) {
            network.gradients(BATCH).forEach((parameter, gradient) -> {
                boolean weight = parameter.endsWith(".weight");
                boolean zero = true;
                for (float value : gradient) {
                    assertThat(value).as(parameter).isFinite();
                    zero &= value == 0;
                }
                assertThat(zero && weight).as(parameter).isFalse();
            });
        }
    }

    private void judges(NetworkDescription discriminator) {
        try (RandomNetwork network = new RandomNetwork(engine, discriminator)) {
            for (boolean training : new boolean[] {true, false}) {
                network.forward(BATCH, training).forEach((name, values) -> {
                    assertThat(values)
                            .hasSize(BATCH * discriminator.outputShape(name).elements());
                    for (float value : values) {
                        assertThat(value).as(name).isFinite();
                    }
                });
            }
        }
    }
}
