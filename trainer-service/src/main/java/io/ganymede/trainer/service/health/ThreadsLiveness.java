package io.ganymede.trainer.service.health;

import io.ganymede.trainer.coordinator.Coordinator;
import io.ganymede.trainer.runner.EvaluationTail;
import io.ganymede.trainer.runner.JobTable;
import io.ganymede.trainer.runner.Runner;
import io.ganymede.trainer.service.TrainerLife;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a thread of this process has died of a defect. */
@Liveness
@Singleton
public class ThreadsLiveness implements HealthCheck {
    private final TrainerLife life;
    private final Coordinator coordinator;
    private final JobTable jobs;
    private final Runner runner;
    private final EvaluationTail evaluations;

    ThreadsLiveness(
            TrainerLife life, Coordinator coordinator, JobTable jobs, Runner runner, EvaluationTail evaluations) {
        this.life = life;
        this.coordinator = coordinator;
        this.jobs = jobs;
        this.runner = runner;
        this.evaluations = evaluations;
    }

    @Override
    public HealthCheckResponse call() {
        boolean alive =
                !life.started() || (coordinator.alive() && jobs.alive() && runner.alive() && evaluations.alive());
        return HealthCheckResponse.named("threads")
                .status(alive)
                .withData("coordinator", coordinator.alive())
                .withData("jobTable", jobs.alive())
                .withData("runner", runner.alive())
                .withData("evaluations", evaluations.alive())
                .build();
    }
}
