package io.ganymede.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.5, -0.5",
        "16.0, 16",
        "0.999, 0.999",
        "1e-6, 1e-6",
        "1e6, 1000000",
        "-1e6, -1000000",
        "1e9, 1e9",
        "2.5e-7, 2.5e-7",
        "0.123456789, 0.123456789"
    })
    void plainNumbersAreAsShortAsTheyCanBeWithoutLoss(double value, String text) {
        assertThat(Figures.plain(value)).isEqualTo(text);
        assertThat(Double.parseDouble(text)).isEqualTo(value);
    }
}
