package io.ganymede.common.network;

/** Bounds of hyper-parameters. */
final class Checks {
    private Checks() {}

    static void atLeast(String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(what + " must be at least " + least + ": got " + value);
        }
    }

    static void between(String what, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + " must be in [" + low + ", " + high + "]: got " + value);
        }
    }
}
