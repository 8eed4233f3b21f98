package io.ganymede.trainer.coordinator;

import io.ganymede.common.job.JobSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one input.
 *
 * @param snapshot the job afterwards; the same object when nothing changed, absent when there still is no job
 * @param effects what else has to happen, in order
 */
public record Transition(@Nullable JobSnapshot snapshot, List<Effect> effects) {
    public Transition {
        effects = List.copyOf(effects);
    }

    static Transition to(JobSnapshot snapshot, Effect... effects) {
        return new Transition(snapshot, List.of(effects));
    }

    static Transition unchanged(@Nullable JobSnapshot snapshot, Effect... effects) {
        return new Transition(snapshot, List.of(effects));
    }
}
