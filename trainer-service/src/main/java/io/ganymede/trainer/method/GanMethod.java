package io.ganymede.trainer.method;

import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to train a GAN: how labels, if any, enter the game. */
public interface GanMethod {
    String name();

    /** The options that it takes. */
    List<Option> options();

    /** Names of the adversarial losses that it can play, its own first; empty for a method that has no separate one. */
    List<String> losses();

    /** Presets of the loss's options where this method's definition differs from the loss's own. */
    default Map<String, OptionValue> lossOptions() {
        return Map.of();
    }

    /** Which labels of the real images it uses. */
    LabelUse labels(Options options);

    /** Whether the generator is told what to make ("predefined labels"). */
    boolean conditional(Options options);

    /** Whether it also learns from images whose label is not known. */
    default boolean usesUnlabelled(Options options) {
        return false;
    }

    /**
     * What it asks of a discriminator.
     *
     * @param labels length of a label vector: number of classes or of attributes; 0 when it uses none
     */
    DiscriminatorDesign design(int labels, Options options);

    /**
     * The game.
     *
     * @param labels as in {@link #design}
     * @param loss one of {@link #losses}; null when there are none
     * @throws io.ganymede.common.error.PlatformException with reason InvalidSpec when options do not fit each other
     */
    GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss);
}
