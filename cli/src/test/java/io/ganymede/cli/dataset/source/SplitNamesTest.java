package io.ganymede.cli.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitNamesTest {
    @ParameterizedTest
    @CsvSource({
        "train, train",
        "Training, train",
        "valid, valid",
        "val, valid",
        "VALIDATION, valid",
        "test, test",
        "t10k, test"
    })
    void wordsOfTheFieldNameSplits(String word, String split) {
        assertThat(SplitNames.of(word)).contains(split);
        assertThat(SplitNames.ofCell(word)).contains(split);
    }

    @Test
    void numbersNameSplitsInTablesOnly() {
        assertThat(SplitNames.ofCell("0")).contains("train");
        assertThat(SplitNames.ofCell("1")).contains("valid");
        assertThat(SplitNames.ofCell("2")).contains("test");
        assertThat(SplitNames.ofCell("3")).isEmpty();
        assertThat(SplitNames.of("0")).isEmpty();
    }

    @Test
    void whatIsInNoSplitComesLast() {
        assertThat(SplitNames.rank("train")).isZero();
        assertThat(SplitNames.rank("test")).isEqualTo(2);
        assertThat(SplitNames.rank(null)).isEqualTo(3);
    }
}
