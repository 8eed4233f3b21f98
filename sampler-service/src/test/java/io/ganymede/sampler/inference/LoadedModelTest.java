package io.ganymede.sampler.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.Promotions;
import io.ganymede.sampler.fixture.SmallGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadedModelTest {
    private static final SmallGenerator GENERATOR = new SmallGenerator(7, 1);
    private static final InputRows SEEDS = seeds(GENERATOR);

    static Stream<SmallGenerator> generators() {
        return Stream.of(
                new SmallGenerator(11, 1),
                new SmallGenerator(11, 3),
                new SmallGenerator(11, 1, ConditionSpace.none()),
                new SmallGenerator(11, 1, SmallGenerator.FACES));
    }

    @ParameterizedTest
    @MethodSource("generators")
    void imageDependsOnItsOwnInputsAlone(SmallGenerator generator) {
        LoadedModel model = load(generator);
        InputRows inputs = seeds(generator);
        int elements = model.signature().imageElements();
        float[] all = model.run(64, inputs, RunGate.OPEN);

        for (int count = 1; count <= 64; count++) {
            int first = 64 - count;

            float[] part =
                    model.run(count, (image, batch, row) -> inputs.write(first + image, batch, row), RunGate.OPEN);

            for (int i = 0; i < part.length; i++) {
                assertThat(Float.floatToRawIntBits(part[i]))
                        .as("count %d, value %d", count, i)
                        .isEqualTo(Float.floatToRawIntBits(all[first * elements + i]));
            }
        }
        model.release();
    }

    @Test
    void classChangesTheImage() {
        LoadedModel model = load(GENERATOR);
        float[] latent = LatentFunction.latent(1, SmallGenerator.LATENT_DIM);

        float[] images = model.run(
                2,
                (image, batch, row) -> batch.put(row, latent, model.signature().oneHot(image)),
                RunGate.OPEN);

        int elements = model.signature().imageElements();
        assertThat(java.util.Arrays.copyOfRange(images, 0, elements))
                .isNotEqualTo(java.util.Arrays.copyOfRange(images, elements, 2 * elements));
        model.release();
    }

    @Test
    void lastUserClosesTheSession() {
        LoadedModel model = load(GENERATOR);
        ModelLease lease = ModelLease.of(model).orElseThrow();

        model.release();

        assertThat(model.closed()).isFalse();
        assertThat(lease.model().run(1, SEEDS, RunGate.OPEN)).isNotEmpty();
        lease.close();
        lease.close();
        assertThat(model.closed()).isTrue();
        assertThat(ModelLease.of(model)).isEmpty();
    }

    @Test
    void refusesNetworkOfAnotherShape() {
        GeneratorSignature wrong = new GeneratorSignature(SmallGenerator.LATENT_DIM, 3, Shape.of(1, 16, 16));

        assertThatThrownBy(() -> GeneratorSession.open("small", GENERATOR.onnx(), wrong, 1))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("output 'image'")
                .hasMessageContaining("[16, 16]".substring(1, 3));
    }

    @Test
    void refusesNetworkWithOtherConditionsThanItIsSaidToHave() {
        SmallGenerator plain = new SmallGenerator(7, 1, ConditionSpace.none());

        assertThatThrownBy(() -> GeneratorSession.open("small", GENERATOR.onnx(), plain.signature(), 1))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("has an input 'y', expected none");
        assertThatThrownBy(() -> GeneratorSession.open("small", plain.onnx(), GENERATOR.signature(), 1))
                .hasMessageContaining("has no tensor input 'y'");
    }

    @Test
    void refusesBytesThatAreNoNetwork() {
        assertThatThrownBy(() -> GeneratorSession.open("broken", new byte[] {1, 2, 3}, GENERATOR.signature(), 1))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContaining("broken");
    }

    private static InputRows seeds(SmallGenerator generator) {
        return (image, batch, row) -> batch.put(
                row,
                LatentFunction.latent(100 + image, SmallGenerator.LATENT_DIM),
                generator.signature().oneHot(image));
    }

    private static LoadedModel load(SmallGenerator generator) {
        InMemoryArtifactStore store = new InMemoryArtifactStore();
        Checkpoints checkpoints = new Checkpoints(store, "job", "small");
        ModelManifest manifest =
                Promotions.promote(store, checkpoints.evaluation(5, checkpoints.put(5, generator), 1.0));
        GeneratorSession session = generator.session();
        return new LoadedModel(manifest, session, BatchInvariance.measure(session));
    }
}
