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
    /** Factor: of a whole input, or of the output of each channel under weight normalisation (g). */
    GAIN(true),
    /** How the condition changes the scale of a normalisation (Ws). */
    CONDITION_SCALE(true),
    /** How the condition makes the shift of a normalisation (Wb). */
    CONDITION_SHIFT(true),
    /** Running mean of a normalisation: a buffer, not trained. */
    RUNNING_MEAN(false),
    /** Running variance (biased) of a normalisation: a buffer, not trained. */
    RUNNING_VARIANCE(false),
    /** Estimate of the weight's first left singular vector, of length 1 (u of spectral normalisation): a buffer, not trained. */
    LEFT_VECTOR(false);

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
