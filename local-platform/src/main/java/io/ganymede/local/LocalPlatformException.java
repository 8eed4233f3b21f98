package io.ganymede.local;

/** A part of the local platform that did not start or stop; the cause says why. */
public final class LocalPlatformException extends RuntimeException {
    /** With a message that names the part and what was tried. */
    public LocalPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
