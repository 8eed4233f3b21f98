package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A training request with every default resolved: what is stored beside the run and what the runner trains.
 *
 * @param specVersion version of this format, 1
 * @param jobId chosen by the sender; a DNS label
 * @param name for people
 * @param kind what the job produces
 * @param labels free key/value pairs of the sender
 * @param preset the preset that supplied the defaults; absent when the request gave everything itself
 */
public record TrainingSpec(
        int specVersion,
        String jobId,
        String name,
        JobKind kind,
        Map<String, String> labels,
        @Nullable String preset,
        DatasetChoice dataset,
        ModelSpec model,
        TrainingSettings training,
        CheckpointSpec checkpoint,
        EvaluationSpec evaluation,
        SchedulingSpec scheduling,
        PublishSpec publish) {
    /** The format that this code writes. */
    public static final int VERSION = 1;

    public TrainingSpec {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** What is trained, in a word: the preset, or the method of a request without one. */
    public String title() {
        return preset == null ? training.method() : preset;
    }
}
