package io.ganymede.common.error;

/**
 * One fault of an input.
 *
 * @param pointer JSON pointer of the faulty value, empty for the whole document
 * @param message what is wrong, what was found, what is allowed
 */
public record Problem(String pointer, String message) {
    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
