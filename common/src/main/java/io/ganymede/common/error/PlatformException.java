package io.ganymede.common.error;

import org.jspecify.annotations.Nullable;

/**
 * The exception of the platform: a stable reason and a message that names the thing, the value, the rule and the known
 * alternatives. It is thrown where the fault is known and caught only at a boundary (topic, HTTP, command line).
 */
public final class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public PlatformException(Reason reason, String message) {
        this(reason, message, null);
    }

    public PlatformException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public ErrorKind kind() {
        return reason.kind();
    }
}
