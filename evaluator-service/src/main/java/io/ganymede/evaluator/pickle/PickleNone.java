package io.ganymede.evaluator.pickle;

/** Python's {@code None}. */
public enum PickleNone {
    NONE
}
