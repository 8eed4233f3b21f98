package io.ganymede.trainer.method;

import io.ganymede.common.naming.NamedRegistry;
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

        @Override
        public String name() {
            return "cross-entropy";
        }

        @Override
        public List<Option> options() {
            return List.of(SMOOTHING);
        }

        @Override
        public CrossEntropyLoss loss(Options options) {
            return new CrossEntropyLoss(options.number(SMOOTHING));
        }
    }
}
