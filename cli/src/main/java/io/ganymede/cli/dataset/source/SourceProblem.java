package io.ganymede.cli.dataset.source;

/**
 * Something in a source that cannot be imported.
 *
 * @param file the file, or example in it, relative to the source
 * @param kind what kind of problem, for counting
 * @param message what is wrong, what was found, what is allowed
 */
public record SourceProblem(String file, Kind kind, String message) {
    /** Kinds of problems. */
    public enum Kind {
        /** A file that is not what its name says, or is damaged. */
        CORRUPT_FILE,
        /** An image of another size or colour than the data set's. */
        WRONG_SIZE,
        /** A label that cannot be read, or is not in the list of classes. */
        BAD_LABEL,
        /** An attribute that is not a number, or breaks the rule of its group. */
        BAD_ATTRIBUTE,
        /** A file that is named, but absent, or present, but not named. */
        MISSING_FILE,
        /** A class that has no image. */
        EMPTY_CLASS,
        /** An image that another split has too. */
        DUPLICATE,
        /** A split, or a class in the training split, of which nothing is left: leaving out what is bad does not help. */
        NOTHING_LEFT
    }

    @Override
    public String toString() {
        return file + ": " + message;
    }
}
