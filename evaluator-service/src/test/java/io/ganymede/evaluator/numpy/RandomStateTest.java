package io.ganymede.evaluator.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The expected numbers are those of NumPy 2.4.6. */
class RandomStateTest {

    @Test
    void wordsAcrossTheTwist() {
        RandomState random = new RandomState(2020);

        long[] words = LongStream.generate(random::nextWord).limit(2000).toArray();

        assertThat(words).startsWith(4236026720L, 639299976L, 3751189827L, 2669525622L, 2189340355L);
        assertThat(words[623]).isEqualTo(3784502833L);
        assertThat(words[624]).isEqualTo(1737104187L);
        assertThat(words[1999]).isEqualTo(385406464L);
    }

    @Test
    void permutations() {
        assertThat(new RandomState(2020).permutation(10)).containsExactly(2, 4, 9, 1, 5, 7, 6, 3, 8, 0);
        assertThat(new RandomState(2021).permutation(10)).containsExactly(6, 7, 2, 3, 9, 8, 0, 1, 5, 4);
        assertThat(new RandomState(0).permutation(7)).containsExactly(6, 2, 1, 3, 0, 5, 4);
        assertThat(new RandomState(-1).permutation(7)).as("seed 2^32 - 1").containsExactly(1, 5, 0, 6, 4, 2, 3);
        assertThat(new RandomState(1).permutation(0)).isEmpty();
    }

    @Test
    void choiceWithoutReplacement() {
        assertThat(new RandomState(5).choice(1000, 4)).containsExactly(544, 515, 193, 11);
    }

    @Test
    void integersOfNumPy() {
        RandomState random = new RandomState(7);

        assertThat(IntStream.generate(() -> random.below(10)).limit(8)).containsExactly(4, 9, 6, 3, 3, 7, 7, 9);
        assertThat(random.below(1)).isZero();
    }

    @Property(tries = 100)
    void everyPermutationHoldsEveryNumberOnce(@ForAll int seed, @ForAll @IntRange(max = 300) int n) {
        assertThat(IntStream.of(new RandomState(seed).permutation(n)).sorted())
                .containsExactly(IntStream.range(0, n).boxed().toArray(Integer[]::new));
    }

    @Test
    void impossibleSubsetsAreRefused() {
        assertThatThrownBy(() -> new RandomState(1).choice(3, 4))
                .isInstanceOf(PlatformException.class)
                .hasMessage("subset 'size' is out of range: got 4, expected [0, 3]");
        assertThatThrownBy(() -> new RandomState(1).below(0)).hasMessageContaining("got 0, expected at least 1");
    }
}
