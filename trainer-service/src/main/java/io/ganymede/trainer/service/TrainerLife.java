package io.ganymede.trainer.service;

import io.ganymede.common.lifecycle.BuildInfo;
import io.ganymede.common.lifecycle.ParentWatch;
import io.ganymede.trainer.coordinator.Coordinator;
import io.ganymede.trainer.runner.EvaluationTail;
import io.ganymede.trainer.runner.JobTable;
import io.ganymede.trainer.runner.Runner;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what runs beside the requests, and stops it in the opposite order: the runner first, while it can still report, then
 * the coordinator that records the report.
 */
@Singleton
public class TrainerLife {
    private static final Logger LOG = LoggerFactory.getLogger(TrainerLife.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final TrainerConfig config;
    private final BrokerProbe probe;
    private final Coordinator coordinator;
    private final JobTable jobs;
    private final Runner runner;
    private final EvaluationTail evaluations;
    private final Producer<String, byte[]> producer;
    private final KafkaClients clients;
    private volatile boolean started;
    private @Nullable ParentWatch parent;

    TrainerLife(
            TrainerConfig config,
            BrokerProbe probe,
            Coordinator coordinator,
            JobTable jobs,
            Runner runner,
            EvaluationTail evaluations,
            Producer<String, byte[]> producer,
            KafkaClients clients) {
        this.config = config;
        this.probe = probe;
        this.coordinator = coordinator;
        this.jobs = jobs;
        this.runner = runner;
        this.evaluations = evaluations;
        this.producer = producer;
        this.clients = clients;
    }

    void start(
            @Observes StartupEvent event,
            Instance instance,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        BuildInfo.register(registry, version, TrainerLife.class);
        if (config.parentPid().isPresent()) {
            parent = ParentWatch.on(config.parentPid().getAsLong(), () -> {
                LOG.info("parent has ended pid={}", config.parentPid().getAsLong());
                Quarkus.asyncExit();
            });
        }
        probe.start();
        coordinator.start();
        jobs.start();
        evaluations.start();
        runner.start();
        started = true;
        LOG.info(
                "trainer started workerId={} heartbeat={} lease={} device={} workDirectory={}",
                instance.workerId(),
                config.trainer().heartbeat(),
                config.trainer().lease(),
                config.trainer().device(),
                config.trainer().workDirectory());
    }

    void stop(@Observes ShutdownEvent event) {
        if (parent != null) {
            parent.close();
        }
        runner.close();
        coordinator.close();
        jobs.close();
        evaluations.close();
        clients.close();
        producer.close(CLOSE_PATIENCE);
        probe.close();
        LOG.info("trainer stopped");
    }

    /** Whether every part has been started. */
    public boolean started() {
        return started;
    }
}
