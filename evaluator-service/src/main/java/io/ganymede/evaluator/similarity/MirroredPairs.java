package io.ganymede.evaluator.similarity;

import java.util.List;
import java.util.stream.IntStream;

/** Image i with image N - 1 - i of the class: AM-GAN's rule. An odd middle image is left out. */
public record MirroredPairs() implements Pairing {
    @Override
    public String name() {
        return "mirrored";
    }

    @Override
    public List<Pair> of(int images) {
        Pairings.requireImages(images);
        return IntStream.range(0, images / 2)
                .mapToObj(i -> new Pair(i, images - 1 - i))
                .toList();
    }
}
