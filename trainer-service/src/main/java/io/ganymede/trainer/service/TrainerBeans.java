package io.ganymede.trainer.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.MeteredArtifactStore;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.coordinator.Coordinator;
import io.ganymede.trainer.coordinator.CoordinatorSettings;
import io.ganymede.trainer.runner.EvaluationTail;
import io.ganymede.trainer.runner.EventPublisher;
import io.ganymede.trainer.runner.JobTable;
import io.ganymede.trainer.runner.Runner;
import io.ganymede.trainer.runner.RunnerContext;
import io.ganymede.trainer.runner.RunnerMeters;
import io.ganymede.trainer.runner.RunnerSettings;
import io.ganymede.trainer.runner.SplitCache;
import io.ganymede.trainer.runner.WorkerLaunch;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.Config;

/** The composition root: only here the configuration is read, and everything else gets values. */
@Dependent
public class TrainerBeans {
    private final TrainerConfig config;

    TrainerBeans(TrainerConfig config) {
        this.config = config;
    }

    /** The platform's dialect of JSON over HTTP too. */
    @Produces
    @Singleton
    ObjectMapper objectMapper() {
        return Json.mapper();
    }

    @Produces
    @Singleton
    Instance instance() {
        return Instance.of(config.instance());
    }

    @Produces
    @Singleton
    KafkaClients kafkaClients(Config all, MeterRegistry registry) {
        return new KafkaClients(KafkaClients.connection(all), registry);
    }

    @Produces
    @Singleton
    BrokerProbe brokerProbe(KafkaClients clients) {
        return new BrokerProbe(clients.connection());
    }

    @Produces
    @Singleton
    ArtifactStore artifactStore(MeterRegistry meters) {
        TrainerConfig.ObjectStore store = config.objectStore();
        return new MeteredArtifactStore(
                new MinioArtifactStore(new ObjectStoreSettings(
                        store.endpoint(), store.bucket(), store.region(), store.accessKey(), store.secretKey())),
                meters);
    }

    @Produces
    @Singleton
    Producer<String, byte[]> producer(KafkaClients clients) {
        return clients.producer();
    }

    @Produces
    @Singleton
    JobTable jobTable(KafkaClients clients) {
        return new JobTable(() -> clients.reader("jobs"));
    }

    @Produces
    @Singleton
    EvaluationTail evaluationTail(KafkaClients clients, Runner runner) {
        return new EvaluationTail(() -> clients.reader("evaluations"), runner::evaluated);
    }

    @Produces
    @Singleton
    Coordinator coordinator(Instance instance, KafkaClients clients, BrokerProbe probe, MeterRegistry registry)
            throws IOException {
        TrainerConfig.Trainer trainer = config.trainer();
        CoordinatorSettings settings = new CoordinatorSettings(
                clients.connection(),
                instance.eventSource(),
                trainer.lease(),
                Files.createTempDirectory(Files.createDirectories(trainer.workDirectory()), "coordinator-"),
                trainer.replicationFactor());
        return new Coordinator(settings, new TrainerRequestCheck(), probe::answers, registry);
    }

    @Produces
    @Singleton
    Runner runner(
            Instance instance,
            JobTable jobs,
            Producer<String, byte[]> producer,
            ArtifactStore store,
            BrokerProbe probe,
            MeterRegistry registry) {
        Clock clock = Clock.systemUTC();
        return new Runner(new RunnerContext(
                runnerSettings(instance),
                jobs,
                new EventPublisher(producer, instance.eventSource(), clock, registry),
                store,
                new DatasetCatalog(store),
                new SplitCache(
                        store,
                        config.trainer().workDirectory().resolve("datasets"),
                        config.trainer().datasetCache().asLongValue(),
                        clock),
                probe::answers,
                new RunnerMeters(registry, jobs::all),
                clock));
    }

    private RunnerSettings runnerSettings(Instance instance) {
        TrainerConfig.Trainer trainer = config.trainer();
        int threads = trainer.threads() == 0 ? Runtime.getRuntime().availableProcessors() : trainer.threads();
        return new RunnerSettings(
                instance.workerId(),
                trainer.heartbeat(),
                trainer.lease(),
                trainer.stopGrace(),
                trainer.workDirectory(),
                threads,
                trainer.device(),
                WorkerLaunch.likeThisProcess(trainer.workerHeap(), trainer.workerMain()));
    }
}
