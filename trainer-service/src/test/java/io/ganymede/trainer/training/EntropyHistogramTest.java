package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import org.junit.jupiter.api.Test;

class EntropyHistogramTest {
    @Test
    void entropiesAreCountedInEqualBinsUpToTheBlindGuess() {
        // ln 4 / 20 = 0.0693: 0, 0.049 and 0.05 lie in the first bin, 0.07 in the second, 0.7 in the eleventh
        EntropyHistogram histogram =
                EntropyHistogram.of(new float[] {0, 0.049f, 0.05f, 0.07f, 0.7f, (float) Math.log(4), 1.3864f}, 4);
        assertThat(histogram.highest()).isEqualTo(Math.log(4));
        assertThat(histogram.counts())
                .containsExactly(3L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L);
        assertThat(histogram.shareBelow()).isEqualTo(2.0 / 7);
        assertThat(histogram.mean()).isCloseTo((0.049 + 0.05 + 0.07 + 0.7 + Math.log(4) + 1.3864) / 7, within(1e-7));
    }

    @Test
    void aSingleClassLeavesNoDoubt() {
        EntropyHistogram histogram = EntropyHistogram.of(new float[] {0, 0}, 1);
        assertThat(histogram.highest()).isZero();
        assertThat(histogram.counts().get(0)).isEqualTo(2);
        assertThat(histogram.shareBelow()).isEqualTo(1);
    }

    @Test
    void entropiesComeFromLogits() {
        // Zero logits: ln 3. Probabilities 3/4, 1/4, 0: -(3/4 ln 3/4 + 1/4 ln 1/4). One class for sure: 0
        float far = -1000;
        float[] logits = {0, 0, 0, (float) Math.log(3), 0, far, far, 0, far};
        try (EngineSession engine = EngineSession.open("cpu", 1)) {
            NDArray entropies = ClassifierExamination.entropies(engine.arrays().create(logits, new Shape(3, 3)));
            assertThat(entropies.add(0).toFloatArray())
                    .containsExactly(
                            new float[] {
                                (float) Math.log(3), (float) -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 0
                            },
                            within(1e-6f));
        }
    }
}
