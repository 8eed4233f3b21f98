package io.ganymede.common.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.TrainingSettings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of training one classifier on generated images and one on real images, for the classification accuracy score: the
 * trainer writes it, the evaluator makes scores of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Classification.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Classification.Refused.class, name = "refused")
})
public sealed interface Classification {
    /** Scores that rest on it; the first is the metric's. */
    List<String> SCORES = List.of("cas", "casReal", "casReverse");

    /**
     * The images do not allow it.
     *
     * @param reason why, in words
     */
    record Refused(String reason) implements Classification {}

    /**
     * Both classifiers were trained, by one recipe, and tested.
     *
     * @param generatedOnReal trained on the generated images, tested on the real test images
     * @param realOnReal trained on real images, tested on the same
     * @param realOnGenerated the same classifier, tested on the generated images
     * @param digests SHA-256 of the file of each side, by its name in the order
     * @param provenance what computed: engine, versions, device, threads
     */
    record Measured(
            Recipe recipe,
            Images images,
            Recognition generatedOnReal,
            Recognition realOnReal,
            Recognition realOnGenerated,
            Map<String, String> digests,
            Map<String, String> provenance)
            implements Classification {
        public Measured {
            digests = Collections.unmodifiableMap(new TreeMap<>(digests));
            provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        }
    }

    /**
     * Everything that decides the accuracies besides the images: the same for both classifiers.
     *
     * @param referenceHalved whether the real training images are a half of the reference and the test images the other, for want of
     *     training images of their own
     */
    record Recipe(ModelSpec model, TrainingSettings training, boolean referenceHalved) {}

    /**
     * Numbers of images.
     *
     * @param generated that the first classifier was trained on and the second one tested
     * @param realTraining that the second one was trained on: of each class as many as were generated, as far as there are
     * @param realTrainingAll that these were drawn from
     * @param realTest that both were tested on
     */
    record Images(long generated, long realTraining, long realTrainingAll, long realTest) {}
}
