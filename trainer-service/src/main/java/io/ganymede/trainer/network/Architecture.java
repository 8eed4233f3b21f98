package io.ganymede.trainer.network;

import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** A family of generator and discriminator that fit together. */
public interface Architecture {
    /** Inputs {@code z} [L] and, for a conditional one, {@code y} [C]; output {@code image} [C, H, W] in [-1, 1]. */
    String GENERATOR = "generator";
    /** Input {@code x} [C, H, W] in [-1, 1], and {@code y} [C] where the design asks for it; outputs: heads and features. */
    String DISCRIMINATOR = "discriminator";

    String name();

    /** What it can be tuned with. */
    List<Option> options();

    /**
     * The generator.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidSpec when it cannot make such images
     */
    NetworkDescription generator(GeneratorDesign design, Options options);

    /**
     * The discriminator.
     *
     * @param image shape of the images
     * @throws io.ganymede.common.error.PlatformException as {@link #generator}
     */
    NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options);

    /** How the weights of both begin. */
    default Initialisation initialisation(Options options) {
        return Initialisation.dcgan();
    }

    /** Whether weight-normalised layers begin from the statistics of a first batch. */
    default boolean dataDependentInitialisation(Options options) {
        return CommonOptions.fromData(options);
    }
}
