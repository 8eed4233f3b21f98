package io.ganymede.trainer.service.health;

import io.ganymede.trainer.service.TrainerLife;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up when everything was started. */
@Startup
@Singleton
public class TrainerStartup implements HealthCheck {
    private final TrainerLife life;

    TrainerStartup(TrainerLife life) {
        this.life = life;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("trainer").status(life.started()).build();
    }
}
