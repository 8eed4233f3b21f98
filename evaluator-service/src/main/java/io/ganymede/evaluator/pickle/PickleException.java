package io.ganymede.evaluator.pickle;

/** What is wrong with a pickle; the {@link Unpickler} adds the file and the place and makes it a PlatformException. */
public final class PickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PickleException(String message) {
        super(message);
    }
}
