package io.ganymede.evaluator.linalg;

import java.util.Optional;
import java.util.function.Supplier;

/** Which engine a process works with: the native one, or the pure Java one where the native library cannot be loaded. */
public final class LinearAlgebraEngines {
    private LinearAlgebraEngines() {}

    /** The fastest engine of this machine; {@link LinearAlgebra#description()} says which, and why if not the native one. */
    public static LinearAlgebra fastest() {
        return orPureJava(OpenBlasLinearAlgebra::new);
    }

    static LinearAlgebra orPureJava(Supplier<LinearAlgebra> nativeEngine) {
        try {
            return nativeEngine.get();
        } catch (LinkageError error) { // a missing or foreign library, or a class that failed on one before
            String reason = Optional.ofNullable(error.getMessage())
                    .flatMap(message -> message.lines().findFirst())
                    .orElse(error.getClass().getSimpleName());
            return new EjmlLinearAlgebra(" (OpenBLAS did not load: %s)".formatted(reason));
        }
    }
}
