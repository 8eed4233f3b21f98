package io.ganymede.sampler.rest;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.Reason;

/** The HTTP status of a reason, the same for every protocol of the service. */
public final class HttpStatus {
    public static final int BAD_REQUEST = 400;
    public static final int NOT_FOUND = 404;
    public static final int TOO_LARGE = 413;
    public static final int TOO_MANY = 429;
    public static final int INTERNAL = 500;
    public static final int UNAVAILABLE = 503;

    private HttpStatus() {}

    public static int of(Reason reason) {
        if (reason == Reason.NOT_FOUND) {
            return NOT_FOUND;
        }
        if (reason == Reason.TOO_LARGE) {
            return TOO_LARGE;
        }
        if (reason == Reason.OVERLOADED) {
            return TOO_MANY;
        }
        // What the store refuses is our configuration's fault, not the caller's.
        if (reason == Reason.ACCESS_DENIED) {
            return UNAVAILABLE;
        }
        return of(reason.kind());
    }

    private static int of(ErrorKind kind) {
        if (kind == ErrorKind.USER) {
            return BAD_REQUEST;
        }
        return kind == ErrorKind.INTERNAL ? INTERNAL : UNAVAILABLE;
    }
}
