package io.ganymede.evaluator.health;

import io.ganymede.evaluator.inference.InferenceEngine;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up when both native libraries are loaded. */
@Startup
@ApplicationScoped
public class NativeStartup implements HealthCheck {
    private final LinearAlgebra algebra;

    NativeStartup(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("native libraries")
                .up()
                .withData("linearAlgebra", algebra.description())
                .withData("onnxRuntime", InferenceEngine.version())
                .build();
    }
}
