package io.ganymede.evaluator.similarity;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.numpy.RandomState;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pairs of different images drawn at random, each independent of the others; AC-GAN draws 100 a class.
 *
 * @param count number of pairs, at least 1
 * @param seed of the draws
 */
public record RandomPairs(int count, int seed) implements Pairing {

    /** Checks the count. */
    public RandomPairs {
        if (count < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "pairs 'count' is out of range: got %d, expected at least 1".formatted(count));
        }
    }

    /** 100 pairs. */
    public static RandomPairs hundred(int seed) {
        return new RandomPairs(100, seed);
    }

    @Override
    public String name() {
        return "random, %d pairs, seed %d".formatted(count, seed);
    }

    @Override
    public List<Pair> of(int images) {
        Pairings.requireImages(images);
        RandomState random = new RandomState(seed);
        return IntStream.range(0, count).mapToObj(i -> pair(random, images)).toList();
    }

    private static Pair pair(RandomState random, int images) {
        int first = random.below(images);
        int second = random.below(images - 1);
        return new Pair(first, second >= first ? second + 1 : second);
    }
}
