package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.option.Options;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeastSquaresLossTest {
    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void namedTargetsGiveThePublishedValues() {
        assertThat(discriminator(Map.of())).isCloseTo(0.475, within(1e-12));
        assertThat(generator(Map.of())).isCloseTo(0.2425, within(1e-12));
        Map<String, OptionValue> chiSquare = Map.of("targets", OptionValue.of("-1/1/0"));
        assertThat(discriminator(chiSquare)).isCloseTo(1.325, within(1e-12));
        assertThat(generator(chiSquare)).isCloseTo(0.0925, within(1e-12));
    }

    @Test
    void otherTargetsAreGivenAsNumbers() {
        // (0.7 - 2)^2 + (-0.2 - 2)^2 = 6.53; (0.1 + 3)^2 + (0.6 + 3)^2 = 22.57; c = 0.5: 0.16 + 0.01
        Map<String, OptionValue> numbers = Map.of(
                "targets", OptionValue.of("numbers"),
                "a", OptionValue.of(-3),
                "b", OptionValue.of(2),
                "c", OptionValue.of(0.5),
                "factor", OptionValue.of(1));
        assertThat(discriminator(numbers)).isCloseTo((6.53 + 22.57) / 2, within(1e-12));
        assertThat(generator(numbers)).isCloseTo(0.17 / 2, within(1e-12));
    }

    @Test
    void targetsThatCannotBeMeantAreRefused() {
        assertThatThrownBy(() -> loss(Map.of("b", OptionValue.of(2))))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("no effect with targets '0/1/1'")
                .hasMessageContaining("'numbers'");
        assertThatThrownBy(() -> loss(Map.of("targets", OptionValue.of("numbers"), "a", OptionValue.of(1))))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("a = b = 1.0");
    }

    @Test
    void realnessLiesBetweenTheTargets() {
        NDArray scores = arrays.column(-5, -1, 0, 1, 5);
        assertThat(new LeastSquaresLoss(-1, 1, 0, 1)
                        .realness(scores)
                        .orElseThrow()
                        .toDoubleArray())
                .containsExactly(0, 0, 0.5, 1, 1);
    }

    private double discriminator(Map<String, OptionValue> wanted) {
        AdversarialLoss loss = loss(wanted);
        return loss.onReal(arrays.column(0.7, -0.2)).mean().getDouble()
                + loss.onGenerated(arrays.column(0.1, 0.6)).mean().getDouble();
    }

    private double generator(Map<String, OptionValue> wanted) {
        return loss(wanted).generator(arrays.column(0.1, 0.6)).mean().getDouble();
    }

    private static AdversarialLoss loss(Map<String, OptionValue> wanted) {
        LossType type = LeastSquaresLoss.TYPE;
        return type.maker().apply(Options.resolve("loss 'least-squares'", type.options(), wanted));
    }
}
