package io.ganymede.common.network;

import java.util.regex.Pattern;

/** Bounds of hyper-parameters and the form of names. */
final class Checks {
    /** Far above every real network, and small enough for sums and squares to stay within an int. */
    private static final int LARGEST = 1 << 24;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private Checks() {}

    static void name(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " name '" + name + "' must match " + NAME.pattern());
        }
    }

    static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": got " + value);
        }
        if (value > LARGEST) {
            throw new IllegalArgumentException(what + " must be at most " + LARGEST + ": got " + value);
        }
    }

    static void between(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + " must be in [" + low + ", " + high + "]: got " + value);
        }
    }
}
