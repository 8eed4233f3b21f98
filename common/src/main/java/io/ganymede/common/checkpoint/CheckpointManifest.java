package io.ganymede.common.checkpoint;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.network.NetworkDescription;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of a checkpoint, written after all its files.
 *
 * @param conditions what the generator is told
 * @param networks description of {@code generator} and {@code discriminator}
 * @param files every file by its name in the checkpoint's folder
 * @param losses mean losses since the last checkpoint, by network
 * @param provenance versions, device, machine: free key/value pairs
 * @param stoppedEarly why the training ended with this checkpoint although it had not done all its steps; absent otherwise
 */
public record CheckpointManifest(
        String jobId,
        int attempt,
        long step,
        TrainingSpec spec,
        String specHash,
        DatasetRef dataset,
        ConditionSpace conditions,
        Map<String, NetworkDescription> networks,
        Map<String, ArtifactRef> files,
        Map<String, Double> losses,
        Map<String, String> provenance,
        Instant createdAt,
        @Nullable StoppedEarly stoppedEarly) {
    public static final String GENERATOR = "generator.safetensors";
    public static final String GENERATOR_AVERAGE = "generator-ema.safetensors";
    public static final String DISCRIMINATOR = "discriminator.safetensors";
    public static final String OPTIMIZER = "optimizer.safetensors";
    public static final String STATE = "state.json";
    /**
     * Tensors {@code z} [P, L], {@code y} [P, K] and {@code image} [P, C, H, W] of the averaged generator; no {@code y} when it
     * has no conditions.
     */
    public static final String PROBE = "probe.safetensors";

    /** What the conditions of generated images were drawn from, as JSON; for sources that look at the data. */
    public static final String CONDITIONS = "conditions.json";

    public static final String SAMPLES = "samples.png";
    public static final String SERIES = "series.jsonl";

    public CheckpointManifest {
        networks = Collections.unmodifiableMap(new TreeMap<>(networks));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        losses = Collections.unmodifiableMap(new TreeMap<>(losses));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    }

    /** The manifest of a checkpoint with which no training ended early. */
    public CheckpointManifest(
            String jobId,
            int attempt,
            long step,
            TrainingSpec spec,
            String specHash,
            DatasetRef dataset,
            ConditionSpace conditions,
            Map<String, NetworkDescription> networks,
            Map<String, ArtifactRef> files,
            Map<String, Double> losses,
            Map<String, String> provenance,
            Instant createdAt) {
        this(
                jobId,
                attempt,
                step,
                spec,
                specHash,
                dataset,
                conditions,
                networks,
                files,
                losses,
                provenance,
                createdAt,
                null);
    }

    /**
     * A file of the checkpoint.
     *
     * @throws PlatformException with reason NotFound that lists the files there are
     */
    public ArtifactRef file(String file) {
        ArtifactRef ref = files.get(file);
        if (ref == null) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "checkpoint " + step + " of job '" + jobId + "' has no file '" + file + "'; known: "
                            + files.keySet());
        }
        return ref;
    }

    /**
     * The description of the generator.
     *
     * @throws PlatformException with reason NotFound when there is none, InvalidNetwork when its input {@code y} is not as
     *     long as the conditions say
     */
    public NetworkDescription generator() {
        NetworkDescription generator = network("generator");
        int told = generator.inputs().stream()
                .filter(input -> input.name().equals("y"))
                .mapToInt(input -> input.shape().elements())
                .findFirst()
                .orElse(0);
        if (told != conditions.size()) {
            throw new PlatformException(
                    Reason.INVALID_NETWORK,
                    "generator of checkpoint " + step + " of job '" + jobId + "' has an input 'y' that does not fit its"
                            + " conditions: got " + told + " numbers, expected " + conditions.size() + " for "
                            + conditions.names());
        }
        return generator;
    }

    /** The description of a network; see {@link #file}. */
    public NetworkDescription network(String network) {
        NetworkDescription description = networks.get(network);
        if (description == null) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "checkpoint " + step + " of job '" + jobId + "' has no network '" + network + "'; known: "
                            + networks.keySet());
        }
        return description;
    }
}
