package io.ganymede.common.dataset;

/**
 * One column of the attributes of a data set.
 *
 * @param name name of the column
 * @param kind what its values are
 * @param minimum smallest value among all images; 0 for a binary attribute
 * @param maximum largest value among all images; 1 for a binary attribute
 */
public record Attribute(String name, Kind kind, double minimum, double maximum) {
    /** What the values of an attribute are. */
    public enum Kind {
        /** 0 or 1. */
        BINARY,
        /** Any finite number between minimum and maximum. */
        REAL
    }

    public Attribute {
        if (!(minimum <= maximum) || (kind == Kind.BINARY && (minimum != 0 || maximum != 1))) {
            throw new IllegalArgumentException("attribute '" + name + "' of kind " + kind + " cannot have the range "
                    + minimum + " to " + maximum);
        }
    }

    public static Attribute binary(String name) {
        return new Attribute(name, Kind.BINARY, 0, 1);
    }

    public static Attribute real(String name, double minimum, double maximum) {
        return new Attribute(name, Kind.REAL, minimum, maximum);
    }

    public boolean isBinary() {
        return kind == Kind.BINARY;
    }
}
