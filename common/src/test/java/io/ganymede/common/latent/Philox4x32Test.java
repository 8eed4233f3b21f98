package io.ganymede.common.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Philox4x32Test {
    /** The known answers for philox4x32-10 that Random123 publishes. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void givesThePublishedAnswers(String counter, String key, String answer) {
        assertThat(text(Philox4x32.block(words(counter), words(key)))).isEqualTo(answer);
    }

    @Test
    void refusesOtherSizes() {
        assertThatThrownBy(() -> Philox4x32.block(new int[3], new int[2])).hasMessageContaining("got 3 and 2");
    }

    private static int[] words(String text) {
        return Arrays.stream(text.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }

    private static String text(int[] words) {
        return Arrays.stream(words).mapToObj("%08x"::formatted).collect(Collectors.joining(" "));
    }
}
