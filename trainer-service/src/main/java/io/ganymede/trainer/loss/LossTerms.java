package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A loss as the sum of named terms, which are watched one by one.
 *
 * @param terms weighted scalars by name, at least one
 */
public record LossTerms(Map<String, NDArray> terms) {
    /** Name of the term that tells real from generated. */
    public static final String ADVERSARIAL = "adversarial";
    /** Name of the term that tells classes, or attributes, apart. */
    public static final String LABELS = "labels";
    /** Name of what regularisers add. */
    public static final String PENALTY = "penalty";
    /** Name of the term about the classes of generated images, where the discriminator learns one. */
    public static final String GENERATED_LABELS = "generatedLabels";
    /** Name of the terms that real images without labels add. */
    public static final String UNLABELLED = "unlabelled";

    public LossTerms {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** A loss of one term. */
    public static LossTerms of(String name, NDArray value) {
        return new LossTerms(Map.of(name, value));
    }

    /** This loss and one more term; a term that is there grows by it. */
    public LossTerms and(String name, NDArray value) {
        Map<String, NDArray> more = new LinkedHashMap<>(terms);
        more.merge(name, value, NDArray::add);
        return new LossTerms(more);
    }

    /** The sum, a scalar. */
    public NDArray total() {
        return terms.values().stream().reduce(NDArray::add).orElseThrow();
    }
}
