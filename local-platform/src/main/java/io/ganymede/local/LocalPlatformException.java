package io.ganymede.local;

/** A part of the local platform that did not start or stop; the cause says why. */
public final class LocalPlatformException extends RuntimeException {
    /** With a message that names the part, what is wrong and what to do. */
    public LocalPlatformException(String message) {
        super(message);
    }

    /** With a message that names the part and what was tried. */
    public LocalPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
