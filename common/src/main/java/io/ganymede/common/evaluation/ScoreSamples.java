package io.ganymede.common.evaluation;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores with their deviations as a file: safetensors with a float64 tensor {@code [1 + n]} for each score, the value before the n
 * deviations; the metadata names the kind of each and the digest of the protocol.
 */
public final class ScoreSamples {
    private static final String PROTOCOL = "protocol";

    private ScoreSamples() {}

    /**
     * Writes scores.
     *
     * @param protocolDigest SHA-256 of the protocol they were measured under
     */
    public static byte[] write(String protocolDigest, Map<String, ScoreSample> samples) {
        Map<String, Tensor> tensors = new TreeMap<>();
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(PROTOCOL, protocolDigest);
        samples.forEach((name, sample) -> {
            double[] values = new double[sample.count() + 1];
            values[0] = sample.value();
            System.arraycopy(sample.deviations(), 0, values, 1, sample.count());
            tensors.put(name, Tensor.ofDoubles(List.of((long) values.length), values));
            metadata.put(name, sample.kind().name());
        });
        return SafetensorsWriter.toBytes(tensors, metadata);
    }

    /**
     * Reads scores by name.
     *
     * @param name what the file is called in messages
     * @param protocolDigest of the protocol that the reader compares under
     * @throws PlatformException with reason InvalidFile when the file is of another protocol or damaged
     */
    public static Map<String, ScoreSample> read(String name, byte[] bytes, String protocolDigest) {
        try (SafetensorsFile file = SafetensorsFile.of(name, bytes)) {
            String protocol = file.metadata().get(PROTOCOL);
            if (!protocolDigest.equals(protocol)) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "scores '" + name + "' are not to be ranked with these: got protocol " + protocol
                                + ", expected " + protocolDigest);
            }
            Map<String, ScoreSample> samples = new TreeMap<>();
            file.tensors()
                    .forEach((score, tensor) -> samples.put(
                            score, sample(name, score, tensor, file.metadata().get(score))));
            return samples;
        }
    }

    private static ScoreSample sample(String name, String score, Tensor tensor, @Nullable String kind) {
        Optional<ScoreSample.Kind> known = Arrays.stream(ScoreSample.Kind.values())
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst();
        if (known.isEmpty() || tensor.type() != DataType.F64 || tensor.shape().size() != 1 || tensor.elements() < 3) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "score '" + score + "' of '" + name + "' is damaged: got " + tensor + " of kind " + kind
                            + ", expected F64 [1 + n] of INFLUENCE or REPLICATE");
        }
        double[] values = tensor.toDoubles();
        double[] deviations = new double[values.length - 1];
        System.arraycopy(values, 1, deviations, 0, deviations.length);
        return new ScoreSample(values[0], known.get(), deviations);
    }
}
