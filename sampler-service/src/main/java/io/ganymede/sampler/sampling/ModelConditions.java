package io.ganymede.sampler.sampling;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.model.ModelManifest;

/**
 * What may be asked of a model.
 *
 * @param model its name
 * @param space what its generator is told
 */
public record ModelConditions(String model, ConditionSpace space) {
    public static ModelConditions of(ModelManifest manifest) {
        return new ModelConditions(manifest.model(), manifest.conditions());
    }

    public ConditionKind kind() {
        return space.kind();
    }

    /**
     * The classes to choose from.
     *
     * @throws PlatformException with reason InvalidArgument that says what to ask for, when there are none
     */
    public ClassNames classes() {
        require(ConditionKind.CLASSES, "a class");
        return new ClassNames(space.labels().classes());
    }

    /** The attributes to choose; see {@link #classes}. */
    public AttributeVectors attributes() {
        require(ConditionKind.ATTRIBUTES, "attributes");
        return new AttributeVectors(space.labels());
    }

    /** The only condition of a model that has none; see {@link #classes}. */
    public Condition none() {
        require(ConditionKind.NONE, "an image without saying what it shows");
        return new Condition.None();
    }

    /** Why the model cannot be asked for something. */
    public String refusal(String asked) {
        return "model '" + model + "' cannot be asked for " + asked + ": " + usage();
    }

    /** What can be asked of it, for people. */
    public String usage() {
        return switch (kind()) {
            case CLASSES -> "it is told one class by name or index; known: " + space.names();
            case ATTRIBUTES ->
                "it is told attributes by name, binary ones 0 or 1 (0 unless given), real ones a number in their range"
                        + " (always given); known: " + space.names();
            case NONE ->
                "its generator was trained without conditions, as by an unconditional method or one with dynamic labels."
                        + " Images of one class can only be had by rejection: draw many and keep those that a classifier"
                        + " takes for the class";
        };
    }

    private void require(ConditionKind expected, String asked) {
        if (kind() != expected) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, refusal(asked));
        }
    }
}
