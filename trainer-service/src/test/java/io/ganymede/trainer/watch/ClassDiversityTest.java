package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Generators that are one dense layer, image = A z + B y, of two pixels, so that distances are known. */
class ClassDiversityTest {
    private static final NetworkDescription CONDITIONAL = new NetworkBuilder("generator")
            .input("z", Shape.of(2))
            .input("y", Shape.of(2))
            .node("code", new Concat(), "z", "y")
            .node("dense", new Dense(2, false))
            .node("pixels", new Reshape(Shape.of(1, 1, 2)))
            .output("image")
            .build();
    private static final NetworkDescription UNCONDITIONAL = new NetworkBuilder("generator")
            .input("z", Shape.of(2))
            .node("dense", new Dense(2, false))
            .node("pixels", new Reshape(Shape.of(1, 1, 2)))
            .output("image")
            .build();
    private static final WatchedCondition FIRST = new WatchedCondition("first", List.of(1f, 0f), 0.5);
    private static final WatchedCondition SECOND = new WatchedCondition("second", List.of(0f, 1f), 2);

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aGeneratorThatIgnoresItsLatentHasNone() {
        assertThat(diversity(conditional(0, 100), List.of(FIRST, SECOND), 1, 8))
                .isEqualTo(Map.of("first", 0.0, "second", 0.0));
    }

    @Test
    void imagesOfOneConditionAreComparedAndThoseOfTwoAreNot() {
        // Given classes that are 100 apart: the difference of two latents is all that counts
        Map<String, Double> near = diversity(conditional(1, 0), List.of(FIRST, SECOND), 1, 8);
        Map<String, Double> far = diversity(conditional(1, 100), List.of(FIRST, SECOND), 1, 8);

        // Then
        assertThat(value(far, "first")).isCloseTo(value(near, "first"), within(1e-4));
        assertThat(value(far, "second")).isCloseTo(value(near, "second"), within(1e-4));
    }

    /** The absolute difference of two standard normal numbers is 2 / sqrt(pi) = 1.1284 in the mean. */
    @Test
    void itIsTheMeanDistanceInSharesOfTheRealOne() {
        // Given 80 pairs of two pixels each
        Map<String, Double> found = diversity(conditional(1, 0), List.of(FIRST), 1, 80);
        assertThat(value(found, "first")).isCloseTo(1.1284 / 0.5, within(0.5));

        // When real images differ four times as much
        Map<String, Double> other =
                diversity(conditional(1, 0), List.of(new WatchedCondition("first", List.of(1f, 0f), 2)), 1, 80);
        assertThat(value(other, "first")).isCloseTo(value(found, "first") / 4, within(1e-9));

        // When generated ones do
        Map<String, Double> wide = diversity(conditional(4, 0), List.of(FIRST), 1, 80);
        assertThat(value(wide, "first")).isCloseTo(4 * value(found, "first"), within(1e-4));
    }

    @Test
    void aLookDependsOnItsNumberAlone() {
        try (DjlNetwork generator = conditional(1, 0)) {
            ClassDiversity measure = new ClassDiversity(engine.arrays(), List.of(FIRST), 5, 8);
            Map<String, Double> second = measure.of(generator, 2);
            Map<String, Double> third = measure.of(generator, 3);
            assertThat(measure.of(generator, 2)).isEqualTo(second).isNotEqualTo(third);
        }
    }

    @Test
    void generatorsWithoutConditionsAreLookedAtToo() {
        WatchedCondition all = new WatchedCondition("all seeds", List.of(), 1);
        DjlNetwork generator = new DjlNetwork(engine.arrays(), UNCONDITIONAL, weights(new float[] {1, 0, 0, 1}, 2));
        assertThat(value(diversity(generator, List.of(all), 1, 80), "all seeds"))
                .isCloseTo(1.1284, within(0.25));
    }

    @Test
    void ofManyConditionsSomeAreLookedAtInTurn() {
        List<WatchedCondition> many = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> many.add(new WatchedCondition("c" + i, List.of(1f, 0f), 1)));
        try (DjlNetwork generator = conditional(1, 0)) {
            ClassDiversity measure = new ClassDiversity(engine.arrays(), many, 5, 8);
            assertThat(measure.looksAtAll()).isFalse();
            Set<String> seen = new TreeSet<>();
            for (long look = 7; look < 10; look++) {
                Map<String, Double> found = measure.of(generator, look);
                assertThat(found).hasSize(40);
                seen.addAll(found.keySet());
            }
            assertThat(seen).hasSize(100);
        }
    }

    @Test
    void nothingToCompareIsNoLook() {
        assertThat(diversity(conditional(1, 0), List.of(), 1, 8)).isEmpty();
    }

    private static double value(Map<String, Double> diversity, String name) {
        return diversity.getOrDefault(name, Double.NaN);
    }

    private Map<String, Double> diversity(
            DjlNetwork generator, List<WatchedCondition> conditions, long look, int pairs) {
        try (generator) {
            return new ClassDiversity(engine.arrays(), conditions, 5, pairs).of(generator, look);
        }
    }

    /** Pixel p is {@code latent z_p + condition y_p}. */
    private DjlNetwork conditional(float latent, float condition) {
        return new DjlNetwork(
                engine.arrays(),
                CONDITIONAL,
                weights(new float[] {latent, 0, condition, 0, 0, latent, 0, condition}, 4));
    }

    private static Map<String, Tensor> weights(float[] values, long inputs) {
        return Map.of("dense.weight", Tensor.ofFloats(List.of(2L, inputs), values));
    }
}
