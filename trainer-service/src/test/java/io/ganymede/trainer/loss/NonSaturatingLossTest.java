package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonSaturatingLossTest {
    private final LossArrays arrays = new LossArrays();
    private final NonSaturatingLoss plain = new NonSaturatingLoss(LabelSmoothing.NONE);

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void zeroLogitsCostTheLogarithmOfTwoWhateverTheTargets() {
        NDArray zero = arrays.column(0);
        for (NonSaturatingLoss loss : new NonSaturatingLoss[] {plain, smoothed(0.3, 0.2)}) {
            assertThat(loss.onReal(zero).getDouble()).isCloseTo(Math.log(2), within(1e-15));
            assertThat(loss.onGenerated(zero).getDouble()).isCloseTo(Math.log(2), within(1e-15));
            assertThat(loss.generator(zero).getDouble()).isCloseTo(Math.log(2), within(1e-15));
        }
    }

    // Real logit 1.5, generated -0.7; softplus(-0.7) = 0.403186, softplus(0.7) = 1.103186, softplus(-1.5) = 0.201413,
    // softplus(1.5) = 1.701413. Columns: lambda_1, lambda_2, D on real, D on generated, G.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.201413, 0.403186, 1.103186",
        "0, 0.1, 0.351413, 0.403186, 1.033186",
        "0, 0.25, 0.576413, 0.403186, 0.928186",
        "0.1, 0.1, 0.351413, 0.473186, 1.033186"
    })
    void smoothedTargetsGiveThePublishedValues(
            double generated, double real, double onReal, double onGenerated, double generator) {
        NonSaturatingLoss loss = smoothed(real, generated);
        assertThat(loss.onReal(arrays.column(1.5)).getDouble()).isCloseTo(onReal, within(1e-6));
        assertThat(loss.onGenerated(arrays.column(-0.7)).getDouble()).isCloseTo(onGenerated, within(1e-6));
        assertThat(loss.generator(arrays.column(-0.7)).getDouble()).isCloseTo(generator, within(1e-6));
    }

    @Test
    void smoothedGeneratorIsPulledTowardsItsTarget() {
        // -dL/dl = (1 - lambda) - D_r (29): 0.9 - sigmoid(-0.7) = 0.568188; beyond the target it points back
        assertThat(pull(-0.7)).isCloseTo(0.568188, within(1e-6));
        assertThat(pull(Math.log(9))).isCloseTo(0, within(1e-15));
        assertThat(pull(4))
                .isCloseTo(0.9 - 1 / (1 + Math.exp(-4)), within(1e-12))
                .isNegative();
    }

    @Test
    void logitsOfAnySizeKeepTheirPrecision() {
        NDArray sure = arrays.column(15).toType(DataType.FLOAT32, true);
        assertThat(plain.onReal(sure).toFloatArray()[0] / Math.log1p(Math.exp(-15)))
                .isCloseTo(1, within(1e-6));
        assertThat(plain.onGenerated(arrays.column(1e4)).getDouble()).isEqualTo(1e4);
    }

    private double pull(double logit) {
        return -LossGradients.of(
                arrays.column(logit), l -> smoothed(0.1, 0).generator(l).sum())[0];
    }

    private static NonSaturatingLoss smoothed(double real, double generated) {
        return new NonSaturatingLoss(new LabelSmoothing(real, generated));
    }
}
