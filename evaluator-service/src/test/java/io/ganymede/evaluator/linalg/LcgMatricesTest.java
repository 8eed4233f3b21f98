package io.ganymede.evaluator.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LcgMatricesTest {
    @Test
    void firstNumbersOfSeedOne() {
        double[] numbers = LcgMatrices.uniform(1, 1, 3).values();

        assertThat(numbers[0]).isCloseTo(.236455525272, within(1e-12));
        assertThat(numbers[1]).isCloseTo(.369270673720, within(1e-12));
        assertThat(numbers[2]).isCloseTo(.504242032301, within(1e-12));
    }
}
