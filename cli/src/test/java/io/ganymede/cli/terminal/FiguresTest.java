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

    @ParameterizedTest
    @CsvSource({"12.34567891, 6, 12.3457", "-0.00012345, 2, -1.2e-4", "99.99, 2, 100", "0.0, 6, 0", "2.5, 6, 2.5"})
    void roundsToSignificantDigits(double value, int digits, String text) {
        assertThat(Figures.significant(value, digits)).isEqualTo(text);
    }
}
