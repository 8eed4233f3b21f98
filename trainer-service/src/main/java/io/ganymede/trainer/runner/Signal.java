package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.trainer.worker.WorkerMessage;

/** What an attempt has to react to. */
sealed interface Signal {
    /** The worker said something. */
    record Said(WorkerMessage message) implements Signal {}

    /** The worker's output has ended. */
    record WorkerEnded() implements Signal {}

    /** All that the worker made is stored. */
    record UploadsDone() implements Signal {}

    /** Something can no longer be done; the attempt fails. */
    record Failed(PlatformException cause) implements Signal {}

    /** The lease is lost; nothing more may be published. */
    record LeaseLost(String why) implements Signal {}

    /** A checkpoint of the job has been scored. */
    record Evaluated(EvaluationCompleted evaluation) implements Signal {}

    /** The service stops. */
    record StopRequested() implements Signal {}
}
