package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every registered loss, with its presets and with each smoothing, factor and choice that it allows. */
class AdversarialLossesTest {
    // None lies on a margin of a hinge, where there is no slope to compare with.
    private static final double[] POINTS = {-2.3, -0.7, 0.2, 0.9, 1.5};

    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    static Stream<AdversarialLoss> losses() {
        return AdversarialLosses.REGISTRY.names().stream()
                .map(AdversarialLosses.REGISTRY::require)
                .flatMap(AdversarialLossesTest::variants);
    }

    private static Stream<AdversarialLoss> variants(LossType type) {
        Stream<Map<String, OptionValue>> wanted =
                type.options().stream().flatMap(option -> values(option).map(value -> Map.of(option.name(), value)));
        AdversarialLoss presets = type.maker().apply(Options.presets(type.options()));
        return Stream.concat(Stream.of(presets), wanted.flatMap(options -> made(type, options)));
    }

    private static Stream<OptionValue> values(Option option) {
        return switch (option.kind()) {
            case NUMBER -> Stream.of(OptionValue.of(0.15));
            case CHOICE -> option.choices().stream().map(OptionValue::of);
            default -> Stream.of();
        };
    }

    /** Nothing where the loss refuses the options; which ones it does is tested beside it. */
    private static Stream<AdversarialLoss> made(LossType type, Map<String, OptionValue> wanted) {
        try {
            return Stream.of(type.maker().apply(Options.resolve(type.name(), type.options(), wanted)));
        } catch (PlatformException refused) {
            return Stream.of();
        }
    }

    @Test
    void allLossesAreThere() {
        assertThat(AdversarialLosses.REGISTRY.names())
                .containsExactly("hinge", "least-squares", "logistic", "minimax", "non-saturating", "wasserstein");
        assertThat(AdversarialLosses.namesFrom("hinge"))
                .startsWith("hinge")
                .doesNotHaveDuplicates()
                .hasSize(6);
        assertThatThrownBy(() -> AdversarialLosses.namesFrom("hing")).hasMessageContaining("hinge");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsMatchDifferences(AdversarialLoss loss) {
        for (UnaryOperator<NDArray> cost : costs(loss)) {
            LossGradients.assertMatchDifferences(
                    arrays.column(POINTS), scores -> cost.apply(scores).sum());
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyScoreHasACostOfItsOwnInItsOwnType(AdversarialLoss loss) {
        NDArray scores = arrays.rows(POINTS, POINTS);
        for (UnaryOperator<NDArray> cost : costs(loss)) {
            assertThat(cost.apply(scores).getShape()).isEqualTo(new Shape(2, POINTS.length));
            assertThat(cost.apply(scores).getDataType()).isEqualTo(DataType.FLOAT64);
            assertThat(cost.apply(scores.toType(DataType.FLOAT32, true)).getDataType())
                    .isEqualTo(DataType.FLOAT32);
            double[] row = cost.apply(arrays.rows(POINTS)).toDoubleArray();
            assertThat(cost.apply(scores).toDoubleArray()).startsWith(row).endsWith(row);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theGeneratorIsDrawnWhereRealImagesScore(AdversarialLoss loss) {
        // At 0, between what D answers to generated and to real images, D pushes the two apart and G follows the real
        // ones;
        // a generator whose target is 0 itself (-1, 1, 0) stays.
        double real = slope(loss::onReal);
        double generated = slope(loss::onGenerated);
        double generator = slope(loss::generator);
        assertThat(real).isNegative();
        assertThat(generated).isNotNegative();
        assertThat(generated - real).isPositive();
        assertThat(generator).isNotPositive();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void realnessIsAShareThatGrowsWithTheScore(AdversarialLoss loss) {
        Optional<NDArray> scaled = loss.realness(arrays.column(-40, -0.8, 0.1, 0.9, 40));
        assertThat(scaled.isEmpty()).isEqualTo(loss instanceof WassersteinLoss);
        double[] realness = scaled.map(NDArray::toDoubleArray).orElse(new double[] {0, 0, 0, 0, 1});
        assertThat(realness).isSorted();
        assertThat(realness[0]).isBetween(0.0, 1e-12);
        assertThat(realness[4]).isBetween(1 - 1e-12, 1.0);
    }

    private double slope(UnaryOperator<NDArray> cost) {
        return LossGradients.of(arrays.column(0), scores -> cost.apply(scores).sum())[0];
    }

    private static List<UnaryOperator<NDArray>> costs(AdversarialLoss loss) {
        return List.of(loss::onReal, loss::onGenerated, loss::generator);
    }
}
