package io.ganymede.sampler.health;

import io.ganymede.sampler.messaging.ModelTopic;
import io.ganymede.sampler.shelf.ModelShelf;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when the models that were published before the start have been looked at, or there are none. */
@Readiness
@ApplicationScoped
public class ModelsReadiness implements HealthCheck {
    private final ModelTopic topic;
    private final ModelShelf shelf;

    ModelsReadiness(ModelTopic topic, ModelShelf shelf) {
        this.topic = topic;
        this.shelf = shelf;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("models")
                .status(topic.caughtUp())
                .withData("announced", shelf.names().size())
                .withData("served", shelf.live().size())
                .build();
    }
}
