package io.ganymede.evaluator.health;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when the bucket answers. */
@Readiness
@ApplicationScoped
public class ObjectStoreReadiness implements HealthCheck {
    /** A prefix without objects: only that it is answered counts. */
    private static final String PROBE = "evaluations/readiness/";

    private final ArtifactStore store;

    ObjectStoreReadiness(ArtifactStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.list(PROBE);
            return HealthCheckResponse.named("object store").up().build();
        } catch (PlatformException e) {
            return HealthCheckResponse.named("object store")
                    .down()
                    .withData("reason", e.reason().code())
                    .build();
        }
    }
}
