package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferenceCrossEntropyTest {
    private final LossArrays arrays = new LossArrays();
    private final NDArray logP =
            arrays.rows(new double[] {2, 0, 0}, new double[] {0, 1.5, 0.2}).logSoftmax(1);

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void uniformReferenceGivesThePublishedValue() {
        assertThat(ReferenceCrossEntropy.uniform(logP).getDouble()).isCloseTo(1.214148, within(1e-6));
    }

    @Test
    void meanIsOneOfProbabilitiesAndIsRenormalised() {
        // D of two images, the rest being "generated": means (0.3, 0.15), R = (2/3, 1/3)
        NDArray logD =
                arrays.rows(new double[] {0.5, 0.1}, new double[] {0.1, 0.2}).log();
        assertThat(ReferenceCrossEntropy.uniform(logD).getDouble())
                .isCloseTo(-(Math.log(2.0 / 3) + Math.log(1.0 / 3)) / 2, within(1e-12));
        NDArray reference = arrays.rows(new double[] {0.2, 0.6}).log();
        assertThat(ReferenceCrossEntropy.towards(reference, logD).getDouble())
                .isCloseTo(-(0.25 * Math.log(2.0 / 3) + 0.75 * Math.log(1.0 / 3)), within(1e-12));
    }

    @Test
    void gradientsMatchDifferences() {
        NDArray reference = arrays.rows(new double[] {0.2, 0.6, 0.1}).log();
        LossGradients.assertMatchDifferences(logP, ReferenceCrossEntropy::uniform);
        LossGradients.assertMatchDifferences(logP, x -> ReferenceCrossEntropy.towards(reference, x));
    }
}
