package io.ganymede.evaluator.similarity;

import java.util.List;
import java.util.stream.IntStream;

/** (0, 1), (2, 3), ...: PGGAN's rule, with images in random order. An odd last image is left out. */
public record ConsecutivePairs() implements Pairing {
    @Override
    public String name() {
        return "consecutive";
    }

    @Override
    public List<Pair> of(int images) {
        Pairings.requireImages(images);
        return IntStream.range(0, images / 2)
                .mapToObj(i -> new Pair(2 * i, 2 * i + 1))
                .toList();
    }
}
