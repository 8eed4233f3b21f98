package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.TargetClass;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** The option {@code labels}: which class a generated image is meant to be, and so whether the generator is told one. */
final class LabelOptions {
    private static final String NAME = "labels";
    private static final String PREDEFINED = "predefined";
    private static final String DYNAMIC = "dynamic";
    private static final String MEANING = "predefined: the generator is told a class; dynamic: it is told nothing, and"
            + " an image's class is the likeliest by the discriminator";

    /** For methods whose generator is usually told. */
    static final Option PREDEFINED_FIRST = Option.choice(NAME, List.of(PREDEFINED, DYNAMIC), MEANING);
    /** For methods that set the generator no class. */
    static final Option DYNAMIC_FIRST = Option.choice(NAME, List.of(DYNAMIC, PREDEFINED), MEANING);
    /** For a method without labels: the generator is told a class, but nothing makes it obey. */
    static final Option NONE_FIRST = Option.choice(
            NAME,
            List.of("none", PREDEFINED),
            "predefined: the generator is told a class that the discriminator never sees, as in AM-GAN's comparison");

    private LabelOptions() {}

    /** Whether the generator is told a class. */
    static boolean predefined(Options options) {
        return options.choice(PREDEFINED_FIRST).equals(PREDEFINED);
    }

    static TargetClass target(Options options) {
        return predefined(options) ? TargetClass.PREDEFINED : TargetClass.DYNAMIC;
    }
}
