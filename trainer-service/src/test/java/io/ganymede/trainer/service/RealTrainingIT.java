package io.ganymede.trainer.service;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.event.Topic;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.trainer.coordinator.Wire;
import io.ganymede.trainer.runner.JobTable;
import io.ganymede.trainer.runner.ToyDataset;
import io.ganymede.trainer.training.ClassifierReport;
import io.ganymede.trainer.training.QuadrantImages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same way with the real training process, on toy images. */
@NullUnmarked // fields are set by the test extension
@QuarkusTest
@QuarkusTestResource(
        value = TrainerPlatform.class,
        initArgs = {
            @ResourceArg(name = "ganymede.trainer.device", value = "cpu"),
            @ResourceArg(name = "ganymede.trainer.threads", value = "1"),
            @ResourceArg(name = "ganymede.trainer.worker-heap", value = "512m")
        },
        restrictToAnnotatedClass = true)
class RealTrainingIT {
    @Inject
    ArtifactStore store;

    @Inject
    JobTable jobs;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TempDir
    Path directory;

    private Wire wire;

    @BeforeEach
    void prepare() {
        wire = new Wire(bootstrapServers);
        ToyDataset.store(store, directory);
    }

    @Test
    void aGanIsTrainedAndItsCheckpointIsWhole() throws Exception {
        // When
        wire.request(
                "gan",
                "{'jobId': 'gan', 'preset': 'am-gan', 'dataset': {'name': 'quadrants'}, 'model': {'latentDim': 8},"
                        + " 'training': {'steps': 4, 'batchSize': 16}, 'checkpoint': {'everySteps': 2}}");

        // Then
        assertThat(ended("gan"))
                .extracting(JobSnapshot::phase, JobSnapshot::failure)
                .containsExactly(JobPhase.SUCCEEDED, null);
        List<Event<?>> events = wire.until(Topic.CHECKPOINTS, "gan", event -> event.data(CheckpointPublished.class)
                .last());
        CheckpointPublished last = events.get(events.size() - 1).data(CheckpointPublished.class);
        CheckpointManifest manifest = Json.read("manifest", store.read(last.manifest()), CheckpointManifest.class);
        assertThat(manifest.step()).isEqualTo(4);
        assertThat(manifest.files())
                .containsKeys(
                        CheckpointManifest.GENERATOR,
                        CheckpointManifest.GENERATOR_AVERAGE,
                        CheckpointManifest.DISCRIMINATOR,
                        CheckpointManifest.OPTIMIZER,
                        CheckpointManifest.STATE,
                        CheckpointManifest.PROBE,
                        CheckpointManifest.SAMPLES,
                        CheckpointManifest.SERIES);
        assertThat(manifest.networks()).containsOnlyKeys("generator", "discriminator");
        assertThat(manifest.losses()).containsKeys("generator", "discriminator");
        manifest.files().values().forEach(file -> assertThat(store.read(file)).isNotEmpty());
    }

    @Test
    void aClassifierIsPublishedAfterOnnxRuntimeAgreed() throws Exception {
        // When
        wire.request(
                "classifier",
                "{'jobId': 'classifier', 'preset': 'reference-classifier', 'dataset': {'name': 'quadrants'},"
                        + " 'training': {'steps': 20, 'batchSize': 16}, 'publish': {'model': 'toy-classifier'}}");

        // Then
        JobSnapshot job = ended("classifier");
        assertThat(job.phase()).as("%s", job.failure()).isEqualTo(JobPhase.SUCCEEDED);
        ModelPromoted promoted =
                wire.until(Topic.MODELS, "toy-classifier", event -> true).get(0).data(ModelPromoted.class);
        assertThat(promoted.kind()).isEqualTo(ModelKind.CLASSIFIER);
        assertThat(promoted.version()).isEqualTo(1);
        assertThat(promoted.manifest().key()).isEqualTo("models/toy-classifier/000001/manifest.json");
        ModelManifest manifest = Json.read("manifest", store.read(promoted.manifest()), ModelManifest.class);
        assertThat(manifest.parity().maxAbsoluteDifference()).isLessThanOrEqualTo(1e-4);
        assertThat(manifest.parity().probes()).isPositive();
        assertThat(requireNonNull(manifest.metrics().get("testAccuracy"))).isBetween(0.0, 1.0);
        assertThat(manifest.metrics()).containsOnlyKeys("testAccuracy", "testEntropyBelow0.05");
        byte[] report = store.find("models/toy-classifier/000001/report.json").orElseThrow();
        assertThat(Json.read("report", report, ClassifierReport.class).metrics())
                .isEqualTo(manifest.metrics());
        assertThat(manifest.mean()).isEqualTo(QuadrantImages.manifest().mean());
        assertThat(store.read(manifest.onnx())).isNotEmpty();
    }

    private JobSnapshot ended(String jobId) throws InterruptedException {
        return jobs.await(jobId, job -> job.phase().terminal(), Wire.PATIENCE)
                .orElseThrow(() -> new AssertionError("job '" + jobId + "' has not ended: " + jobs.find(jobId)));
    }
}
