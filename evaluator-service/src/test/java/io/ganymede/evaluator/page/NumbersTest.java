package io.ganymede.evaluator.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "12.3456, 0.31, 12.35 ± 0.31",
        "12.3, 0.3, 12.30 ± 0.30",
        "0.9985, 0.00087, 0.99850 ± 0.00087",
        "1234.56, 120, 1234.56 ± 120",
        "5, 0, 5 ± 0",
        "-3.14159, 0.1, -3.14 ± 0.10",
        "1.5E-9, 2E-10, 1.5E-9 ± 2E-10"
    })
    void valuesEndWhereTheirErrorsDo(double value, double error, String text) {
        assertThat(Numbers.pair(value, error)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1.000", "0.25, 0.2500", "62.5421, 62.54", "-1234.5, -1235", "1E-12, 1E-12", "123456, 123500"
    })
    void fourDigitsForColumns(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }
}
