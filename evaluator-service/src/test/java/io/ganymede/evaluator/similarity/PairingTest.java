package io.ganymede.evaluator.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.similarity.Pairing.Pair;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairingTest {

    @Test
    void consecutiveAndMirroredLeaveAnOddImageOut() {
        assertThat(new ConsecutivePairs().of(5)).containsExactly(new Pair(0, 1), new Pair(2, 3));
        assertThat(new MirroredPairs().of(5)).containsExactly(new Pair(0, 4), new Pair(1, 3));
    }

    @Property(tries = 50)
    void randomPairsAreOfDifferentImages(@ForAll int seed, @ForAll @IntRange(min = 2, max = 50) int images) {
        List<Pair> pairs = RandomPairs.hundred(seed).of(images);

        assertThat(pairs).hasSize(100).allSatisfy(pair -> {
            assertThat(pair.first()).isBetween(0, images - 1);
            assertThat(pair.second()).isBetween(0, images - 1).isNotEqualTo(pair.first());
        });
        assertThat(RandomPairs.hundred(seed).of(images)).isEqualTo(pairs);
    }

    @Test
    void randomPairsReachEveryPair() {
        assertThat(new RandomPairs(200, 1).of(3))
                .containsOnly(
                        new Pair(0, 1), new Pair(0, 2), new Pair(1, 0), new Pair(1, 2), new Pair(2, 0), new Pair(2, 1))
                .contains(
                        new Pair(0, 1), new Pair(0, 2), new Pair(1, 0), new Pair(1, 2), new Pair(2, 0), new Pair(2, 1));
    }

    @Test
    void namesTellTheRuleAndItsSettings() {
        assertThat(List.of(new ConsecutivePairs(), new MirroredPairs(), new RandomPairs(100, 7)))
                .extracting(Pairing::name)
                .containsExactly("consecutive", "mirrored", "random, 100 pairs, seed 7");
    }

    @Test
    void oneImageHasNoPair() {
        for (Pairing pairing : List.of(new ConsecutivePairs(), new MirroredPairs(), new RandomPairs(3, 7))) {
            assertThatThrownBy(() -> pairing.of(1))
                    .isInstanceOf(PlatformException.class)
                    .hasMessage("class 'images' are too few for a pair: got 1, expected at least 2");
        }
        assertThatThrownBy(() -> new RandomPairs(0, 1)).hasMessageContaining("got 0");
    }
}
