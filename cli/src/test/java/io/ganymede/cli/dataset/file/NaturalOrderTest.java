package io.ganymede.cli.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersCountByValue() {
        assertThat(List.of("b", "a10", "a2", "a", "a02", "a2b1", "10", "9", "100000000000000000000", "é").stream()
                        .sorted(NaturalOrder.NAMES))
                .containsExactly("9", "10", "100000000000000000000", "a", "a02", "a2", "a2b1", "a10", "b", "é");
    }

    @Test
    void differentNamesAreNeverEqual() {
        assertThat(NaturalOrder.NAMES.compare("01", "1")).isNegative();
        assertThat(NaturalOrder.NAMES.compare("1", "01")).isPositive();
        assertThat(NaturalOrder.NAMES.compare("x1", "x1")).isZero();
    }
}
