package io.ganymede.trainer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.latent.PhiloxStream;
import org.junit.jupiter.api.Test;

class FrequenciesTest {
    private static final int DRAWS = 10_000;
    /** Four standard deviations of the share of an outcome of probability 1/2. */
    private static final double SPREAD = 4 * 0.5 / 100;

    @Test
    void outcomesComeAsOftenAsTheirWeightsSay() {
        Frequencies frequencies = new Frequencies(0, 3, 0, 1);
        PhiloxStream stream = new PhiloxStream(1, "test", 0);
        int[] counts = new int[4];
        for (int i = 0; i < DRAWS; i++) {
            counts[frequencies.draw(stream)]++;
        }
        assertThat(counts[0]).isZero();
        assertThat(counts[2]).isZero();
        assertThat((double) counts[1] / DRAWS).isCloseTo(0.75, within(SPREAD));
    }

    @Test
    void sharesAreExact() {
        Frequencies frequencies = new Frequencies(0, 3, 0, 1);
        assertThat(new double[] {frequencies.share(0), frequencies.share(1), frequencies.share(2), frequencies.share(3)
                })
                .containsExactly(0, 0.75, 0, 0.25);
    }

    @Test
    void nothingToDrawIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Frequencies(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Frequencies(2, -1));
    }
}
