package io.ganymede.evaluator.similarity;

import java.util.List;

/** Which images of a class are compared with each other. Figures by different rules are not comparable. */
public interface Pairing {

    /** The rule and its settings, for reports. */
    String name();

    /**
     * The pairs among some images.
     *
     * @param images number of images of the class
     * @throws PlatformException when there are fewer than two
     */
    List<Pair> of(int images);

    /**
     * Two different images.
     *
     * @param first index within [0, images)
     * @param second likewise
     */
    record Pair(int first, int second) {}
}
