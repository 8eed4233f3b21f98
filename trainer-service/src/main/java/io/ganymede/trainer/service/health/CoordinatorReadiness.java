package io.ganymede.trainer.service.health;

import io.ganymede.trainer.coordinator.Coordinator;
import io.ganymede.trainer.runner.JobTable;
import io.ganymede.trainer.service.BrokerProbe;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when the broker answers, jobs are advanced and the table of jobs is whole. */
@Readiness
@Singleton
public class CoordinatorReadiness implements HealthCheck {
    private final BrokerProbe broker;
    private final Coordinator coordinator;
    private final JobTable jobs;

    CoordinatorReadiness(BrokerProbe broker, Coordinator coordinator, JobTable jobs) {
        this.broker = broker;
        this.coordinator = coordinator;
        this.jobs = jobs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("coordinator")
                .status(broker.answers() && coordinator.running() && jobs.complete())
                .withData("broker", broker.answers())
                .withData("coordinator", coordinator.state())
                .withData("jobTable", jobs.complete())
                .build();
    }
}
