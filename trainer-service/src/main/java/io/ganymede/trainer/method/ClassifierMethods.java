package io.ganymede.trainer.method;

import io.ganymede.common.naming.NamedRegistry;
import io.ganymede.trainer.loss.CrossEntropyLoss;
import java.util.List;

/** Every training method of classifiers, by name. */
public final class ClassifierMethods {
    /** Methods for the job kind {@code reference-classifier}. */
    public static final NamedRegistry<ClassifierMethod> REGISTRY =
            NamedRegistry.of("training method", List.of(new CrossEntropy()), ClassifierMethod::name);

    private ClassifierMethods() {}

    private record CrossEntropy() implements ClassifierMethod {
        @Override
        public String name() {
            return "cross-entropy";
        }

        @Override
        public List<MethodOption> options() {
            return List.of(MethodOption.LABEL_SMOOTHING, MethodOption.DROPOUT);
        }

        @Override
        public CrossEntropyLoss loss(MethodOptions options) {
            return new CrossEntropyLoss(options.value(MethodOption.LABEL_SMOOTHING));
        }
    }
}
