package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.StoppedEarly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
sealed interface Ending {
    /**
     * Training is complete and all is stored.
     *
     * @param stoppedEarly why not every step was done; absent when it was
     */
    record Succeeded(@Nullable StoppedEarly stoppedEarly) implements Ending {}

    /** It failed; the coordinator decides whether another attempt follows. */
    record Failed(JobFailure failure) implements Ending {}

    /** Another runner may hold the job: nothing is reported. */
    record Fenced(String why) implements Ending {}

    static Failed failed(PlatformException cause) {
        return failed(cause.reason().code(), String.valueOf(cause.getMessage()));
    }

    static Failed failed(Reason reason, String message) {
        return failed(reason.code(), message);
    }

    static Failed failed(String reason, String message) {
        return new Failed(new JobFailure(reason, message, List.of()));
    }

    /** The outcome as a meter's tag. */
    default String outcome() {
        if (this instanceof Succeeded) {
            return "Succeeded";
        }
        if (this instanceof Failed failed) {
            return failed.failure().reason();
        }
        return "Fenced";
    }
}
