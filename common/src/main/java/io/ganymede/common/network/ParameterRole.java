package io.ganymede.common.network;

import java.util.Locale;

/** What a parameter does in its node; the second half of its name. */
public enum ParameterRole {
    WEIGHT(true),
    BIAS(true),
    /** Scale of a normalisation (gamma). */
    SCALE(true),
    /** Shift of a normalisation (beta). */
    SHIFT(true),
    /** Running mean of a normalisation: a buffer, not trained. */
    RUNNING_MEAN(false),
    /** Running variance (biased) of a normalisation: a buffer, not trained. */
    RUNNING_VARIANCE(false);

    private final boolean trainable;

    ParameterRole(boolean trainable) {
        this.trainable = trainable;
    }

    public boolean trainable() {
        return trainable;
    }

    /** The role as it appears in parameter names, for instance {@code running-mean}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
