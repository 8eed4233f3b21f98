package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;

/** What a record asks for. */
interface EvaluationWork {
    /** The job that it is about, for the log. */
    String jobId();

    /** Does it; may be called again after a failure. */
    void perform();

    /** Announces that it will not be done. */
    void skip(PlatformException failure);
}
