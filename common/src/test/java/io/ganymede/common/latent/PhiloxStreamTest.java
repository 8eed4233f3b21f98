package io.ganymede.common.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhiloxStreamTest {
    @Test
    void wordsAreThoseOfTheSpecification() {
        PhiloxStream stream = new PhiloxStream(42, "data-order", 7);
        int[] words = IntStream.range(0, 6).map(i -> stream.nextInt()).toArray();
        assertThat(words).containsExactly(0x2987ba07, 0x0e7fabc3, 0xe5ddc016, 0xecc2e020, 0x98a3ffdc, 0x7bc63a68);
    }

    @Test
    void aLongIsTwoWordsLowerFirstAndUniformItsUpperBits() {
        PhiloxStream words = new PhiloxStream(42, "data-order", 7);
        long low = Integer.toUnsignedLong(words.nextInt());
        long expected = low | (long) words.nextInt() << 32;
        assertThat(new PhiloxStream(42, "data-order", 7).nextLong()).isEqualTo(expected);
        assertThat(new PhiloxStream(42, "data-order", 7).uniform()).isEqualTo((expected >>> 11) / 0x1p53);
    }

    @Test
    void seedNameAndStepEachChooseAnotherStream() {
        Set<Long> firsts = new HashSet<>();
        for (long seed : new long[] {0, 1, 1L << 32}) {
            for (String name : new String[] {"latent", "data-order", ""}) {
                for (long step : new long[] {0, 1, (1L << 32) - 1}) {
                    firsts.add(new PhiloxStream(seed, name, step).nextLong());
                }
            }
        }
        assertThat(firsts).hasSize(27);
    }

    @Test
    void boundedNumbersAreEvenlySpread() {
        PhiloxStream stream = new PhiloxStream(3, "bounded", 0);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[stream.nextInt(7)]++;
        }
        // five standard errors of a binomial count
        assertThat(Arrays.stream(counts).boxed().toList())
                .allSatisfy(count -> assertThat(count.doubleValue()).isCloseTo(10_000, within(465.0)));
    }

    @Test
    void uniformValuesFillTheUnitInterval() {
        PhiloxStream stream = new PhiloxStream(3, "uniform", 0);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = stream.uniform();
            assertThat(value).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += value / 100_000;
        }
        // five standard errors, 1 / sqrt(12 n) each
        assertThat(sum).isCloseTo(0.5, within(0.0046));
    }

    @Test
    void aPermutationHoldsEveryNumberOnceAndMovesThem() {
        int[] order = new PhiloxStream(5, "data-order", 1).permutation(1000);
        assertThat(order.clone())
                .containsExactlyInAnyOrder(IntStream.range(0, 1000).toArray());
        assertThat(IntStream.range(0, 1000).filter(i -> order[i] == i).count()).isLessThan(10);
        assertThat(new PhiloxStream(5, "data-order", 1).permutation(1000)).isEqualTo(order);
        assertThat(new PhiloxStream(5, "data-order", 1).permutation(0)).isEmpty();
    }

    @Test
    void impossibleStepsAndBoundsAreRefused() {
        assertThatThrownBy(() -> new PhiloxStream(0, "noise", -1)).hasMessageContaining("'noise' has no step -1");
        assertThatThrownBy(() -> new PhiloxStream(0, "noise", 1L << 32)).hasMessageContaining("4294967295");
        assertThatThrownBy(() -> new PhiloxStream(0, "noise", 0).nextInt(0)).hasMessageContaining("got 0");
    }
}
