package io.ganymede.sampler.health;

import io.ganymede.sampler.messaging.ModelTopic;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the reader of the models topic has died of a defect; a broker that is away does not kill it. */
@Liveness
@ApplicationScoped
public class ReaderLiveness implements HealthCheck {
    private final ModelTopic topic;

    ReaderLiveness(ModelTopic topic) {
        this.topic = topic;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("models reader").status(!topic.lost()).build();
    }
}
