package io.ganymede.trainer.method;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.augmentation.FlipAndCrop;
import io.ganymede.trainer.loss.CrossEntropyLoss;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** Every training method of classifiers, by name. */
public final class ClassifierMethods {
    /** Methods for the job kind {@code reference-classifier}. */
    public static final NamedRegistry<ClassifierMethod> REGISTRY =
            NamedRegistry.of("training method", List.of(new CrossEntropy()), ClassifierMethod::name);

    private ClassifierMethods() {}

    private record CrossEntropy() implements ClassifierMethod {
        private static final Option SMOOTHING =
                Option.number("labelSmoothing", 0, 0, 0.9, "share of the target that is spread over all classes");
        private static final Option FLIP =
                Option.flag("flip", false, "whether half of the training images are mirrored left to right");
        private static final Option CROP_PADDING = Option.whole(
                "cropPadding", 0, 0, 32, "black pixels around a training image, of which a piece of its size is taken");

        @Override
        public String name() {
            return "cross-entropy";
        }

        @Override
        public List<Option> options() {
            return List.of(SMOOTHING, FLIP, CROP_PADDING);
        }

        @Override
        public CrossEntropyLoss loss(Options options) {
            return new CrossEntropyLoss(options.number(SMOOTHING));
        }

        @Override
        public FlipAndCrop augmentation(Options options) {
            return new FlipAndCrop(options.flag(FLIP), options.whole(CROP_PADDING));
        }
    }
}
