package io.ganymede.evaluator.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.statistics.Ddof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a score besides the checkpoint: the fingerprint of every number. Scores under different protocols
 * must not be ranked.
 *
 * @param version version of the procedure, {@link #VERSION}
 * @param extractor the classifier that the images are seen through
 * @param dataset the data set
 * @param referenceSplit split that generated images are compared with
 * @param trainingSplit split whose predictions the AM Score starts from
 * @param samplesPerClass generated images of each class, at least 2
 * @param images number of generated images when no class is asked for, {@code samplesPerClass} times the extractor's classes;
 *     else absent
 * @param seed first image seed; image i of class c has seed {@code seed + c * samplesPerClass + i}, without classes image i has
 *     {@code seed + i}
 * @param ddof delta degrees of freedom of covariances
 * @param inceptionSplits parts of the samples over which the deviation of the Inception Score is taken
 * @param weights file of the checkpoint that was scored
 * @param latents how a seed becomes a latent
 * @param quantisation how numbers become bytes
 * @param order in which images are generated
 * @param onnxOpset operator set that the generator was written in
 * @param metrics ids of the metrics, in order
 */
public record Protocol(
        int version,
        Extractor extractor,
        Dataset dataset,
        String referenceSplit,
        String trainingSplit,
        int samplesPerClass,
        @Nullable Long images,
        long seed,
        Ddof ddof,
        int inceptionSplits,
        String weights,
        String latents,
        String quantisation,
        String order,
        int onnxOpset,
        List<String> metrics) {
    /** Raised when code changes a number that the other components do not tell of. */
    public static final int VERSION = 1;

    private static final ObjectMapper CANONICAL = sorted();

    /**
     * A published classifier.
     *
     * @param manifestDigest SHA-256 of its manifest: weights and normalisation
     * @param networkDigest SHA-256 of its ONNX file
     */
    public record Extractor(String name, int version, String manifestDigest, String networkDigest) {}

    /**
     * A version of a data set.
     *
     * @param manifestDigest SHA-256 of its manifest
     */
    public record Dataset(String name, String version, String manifestDigest) {}

    /** Copies the list, and checks the number of samples. */
    public Protocol {
        metrics = List.copyOf(metrics);
        if (samplesPerClass < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "evaluation 'samplesPerClass' is out of range: got %d, expected at least 2"
                            .formatted(samplesPerClass));
        }
    }

    /** SHA-256 of the protocol as JSON on one line with sorted keys. */
    public String digest() {
        try {
            return Digest.of(CANONICAL.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a protocol as JSON", e);
        }
    }

    private static ObjectMapper sorted() {
        ObjectMapper mapper = Json.mapper();
        return mapper.setConfig(mapper.getSerializationConfig().with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY));
    }
}
