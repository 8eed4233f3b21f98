package io.ganymede.sampler.messaging;

import io.ganymede.common.error.Reason;

/** Why a record goes to the dead-letter topic; the message becomes the header {@code dead-letter-reason}. */
final class DeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadLetterException(Reason reason, Throwable cause) {
        super(reason.code() + ": " + cause.getMessage(), cause);
    }
}
