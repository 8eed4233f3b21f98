package io.ganymede.trainer.method;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.loss.UnlabelledUse;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** The options of methods that can learn from images without labels. */
final class UnlabelledOptions {
    private static final String NAME = "unlabelled";

    /** Everything that AM-GAN's appendix C and its code know. */
    static final Option USE = Option.choice(
            NAME,
            UnlabelledUse.words(),
            "what is learned from images without labels: beside labelled ones (semi-supervised...), or from images alone"
                    + " (unsupervised, mutual-information)");
    /** For a method whose own terms need no labels. */
    static final Option PLAIN_USE = Option.choice(
            NAME,
            List.of("none", "semi-supervised", "unsupervised"),
            "what is learned from images without labels: nothing, more beside labelled ones, or all from images alone");

    static final Option WEIGHT =
            Option.number("unlabelledWeight", 1, 0, 100, "weight of what images without labels add");
    static final Option CLASSES =
            Option.whole("classes", 10, 2, 1000, "how many classes are to be found where no labels are read");

    private UnlabelledOptions() {}

    static UnlabelledUse use(Options options) {
        return UnlabelledUse.of(options.choice(USE));
    }

    /** Which labels of the real images are read. */
    static LabelUse labels(Options options) {
        return use(options).labelled() ? LabelUse.CLASSES : LabelUse.NONE;
    }

    /**
     * Number of classes.
     *
     * @param known that of the data set; 0 where no labels are read
     */
    static int classes(int known, Options options) {
        return known == 0 ? options.whole(CLASSES) : known;
    }

    /** Refuses options that would have no effect, or none that could be meant. */
    static void check(String method, Options options) {
        boolean labelled = use(options).labelled();
        refuse(
                !labelled && LabelOptions.predefined(options),
                "method '" + method + "' with unlabelled '" + options.choice(USE)
                        + "' reads no labels, so the generator cannot be told one: ask for labels 'dynamic'");
        refuse(
                labelled && !CLASSES.preset().equals(options.values().get(CLASSES.name())),
                "option 'classes' of method '" + method + "' has no effect with unlabelled '" + options.choice(USE)
                        + "': the data set says what its classes are; leave it out");
    }

    private static void refuse(boolean broken, String message) {
        if (broken) {
            throw new PlatformException(Reason.INVALID_SPEC, message);
        }
    }
}
