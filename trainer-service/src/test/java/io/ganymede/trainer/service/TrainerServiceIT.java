package io.ganymede.trainer.service;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.json.Json;
import io.ganymede.trainer.coordinator.Wire;
import io.ganymede.trainer.runner.Evaluations;
import io.ganymede.trainer.runner.JobTable;
import io.ganymede.trainer.runner.ToyDataset;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request on the topic to a finished job, with a training process that only pretends. */
@NullUnmarked // fields are set by the test extension
@QuarkusTest
@QuarkusTestResource(
        value = TrainerPlatform.class,
        initArgs = {
            @ResourceArg(name = "ganymede.trainer.worker-main", value = "io.ganymede.trainer.runner.FakeWorker"),
            @ResourceArg(name = "ganymede.trainer.heartbeat", value = "500ms"),
            @ResourceArg(name = "ganymede.trainer.lease", value = "20s")
        },
        restrictToAnnotatedClass = true)
class TrainerServiceIT {
    private static final String REQUEST =
            "{'jobId': '%s', 'preset': 'cgan', 'dataset': {'name': 'quadrants'}, 'model': {'architecture': 'tiny'},"
                    + " 'training': {'steps': 6, 'batchSize': 16}, 'checkpoint': {'everySteps': 3},"
                    + " 'labels': {'behaviour': '%s'}}";

    @Inject
    ArtifactStore store;

    @Inject
    JobTable jobs;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(management = true)
    URI management;

    @TempDir
    Path directory;

    private Wire wire;

    @BeforeEach
    void prepare() {
        wire = new Wire(bootstrapServers);
        ToyDataset.store(store, directory);
    }

    @Test
    void aRequestBecomesATrainedJobWithItsCheckpoints() throws Exception {
        // When
        wire.request("whole", REQUEST.formatted("whole", "train"));
        JobSnapshot job = ended("whole");

        // Then the job's life is on its topic
        assertThat(job.failure()).isNull();
        assertThat(job.phase()).isEqualTo(JobPhase.SUCCEEDED);
        assertThat(job.progress().step()).isEqualTo(6);
        List<EventType> life =
                wire.until(Topic.TRAINING_JOBS, "whole", event -> event.type() == EventType.TRAINING_SUCCEEDED).stream()
                        .<EventType>map(Event::type)
                        .toList();
        assertThat(life)
                .startsWith(EventType.TRAINING_ACCEPTED, EventType.TRAINING_STARTED)
                .endsWith(EventType.TRAINING_SUCCEEDED);

        // And its checkpoints are events that lead to whole files
        List<Event<?>> events = wire.until(Topic.CHECKPOINTS, "whole", event -> event.data(CheckpointPublished.class)
                .last());
        assertThat(events)
                .extracting(event -> event.data(CheckpointPublished.class).step())
                .containsExactly(3L, 6L);
        CheckpointPublished last = events.get(1).data(CheckpointPublished.class);
        assertThat(last.manifest())
                .isEqualTo(requireNonNull(job.lastCheckpoint()).manifest());
        assertThat(last.manifest().key()).isEqualTo(ObjectKeys.checkpoint("whole", 1, 6) + "manifest.json");
        CheckpointManifest manifest = Json.read("manifest", store.read(last.manifest()), CheckpointManifest.class);
        assertThat(manifest.files()).containsOnlyKeys("generator.safetensors", "state.json");
        assertThat(store.read(manifest.file("state.json")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("6");
        assertThat(manifest.specHash()).isEqualTo(job.specHash());

        // And progress was told
        assertThat(wire.until(Topic.TRAINING_PROGRESS, "whole", event -> true)).isNotEmpty();
        given().get("/v1/jobs/whole").then().statusCode(200).body("phase", equalTo("SUCCEEDED"));
    }

    @Test
    void evaluationsThatDoNotBecomeBetterEndATrainingEarly() throws Exception {
        // Given a running job with a checkpoint
        wire.request(
                "patient",
                "{'jobId': 'patient', 'preset': 'cgan', 'dataset': {'name': 'quadrants'},"
                        + " 'evaluation': {'patience': 2}, 'labels': {'behaviour': 'wait'}}");
        wire.until(Topic.CHECKPOINTS, "patient", event -> true);

        // When something that is no evaluation is followed by one that does not count, and one that does
        String evaluations = Topic.EVALUATIONS.topicName();
        wire.send(new ProducerRecord<>(evaluations, "patient", "{not json".getBytes(StandardCharsets.UTF_8)));
        wire.send(EventCodec.encode(Evaluations.event(Evaluations.unbeaten("patient", 1, 1, 1))));
        wire.send(EventCodec.encode(Evaluations.event(Evaluations.unbeaten("patient", 1, 1, 2))));

        // Then
        JobSnapshot job = ended("patient");
        assertThat(job.phase()).isEqualTo(JobPhase.SUCCEEDED);
        assertThat(job.progress().step()).isEqualTo(2).isLessThan(job.progress().steps());
        List<Event<?>> checkpoints =
                wire.until(Topic.CHECKPOINTS, "patient", event -> event.data(CheckpointPublished.class)
                        .last());
        assertThat(checkpoints)
                .extracting(event -> event.data(CheckpointPublished.class).step())
                .containsExactly(1L, 2L);
        given().get("/v1/jobs/patient")
                .then()
                .statusCode(200)
                .body("stoppedEarly.step", equalTo(2))
                .body("stoppedEarly.bestStep", equalTo(1))
                .body("stoppedEarly.evaluationsSinceBest", equalTo(2))
                .body("stoppedEarly.metric", equalTo("classFid"))
                .body("stoppedEarly.message", containsString("2 evaluations in a row"));
        assertThat(given().get(managed("/metrics")).asString()).contains("ganymede_training_stopped_early_total");
        given().get(managed("/health/live"))
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'threads' }.data.evaluations", equalTo(true));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextRequestRuns() throws Exception {
        // When
        String requests = Topic.TRAINING_REQUESTS.topicName();
        wire.send(new ProducerRecord<>(requests, null, "no key".getBytes(StandardCharsets.UTF_8)));
        wire.send(new ProducerRecord<>(requests, "poison", "{not json".getBytes(StandardCharsets.UTF_8)));
        wire.request("rejected", "{'jobId': 'rejected', 'preset': 'cgam', 'dataset': {'name': 'x'}, 'colour': 1}");
        wire.request(
                "architecture",
                "{'jobId': 'architecture', 'preset': 'cgan', 'dataset': {'name': 'x'},"
                        + " 'model': {'architecture': 'tini'}}");
        wire.request("after-poison", REQUEST.formatted("after-poison", "train"));

        // Then
        assertThat(ended("after-poison").phase()).isEqualTo(JobPhase.SUCCEEDED);
        ConsumerRecord<String, byte[]> keyless = letter(record -> record.key() == null);
        assertThat(Wire.header(keyless, "dead-letter-reason")).startsWith("MissingKey: ");
        assertThat(keyless.value()).asString(StandardCharsets.UTF_8).isEqualTo("no key");
        assertThat(Wire.header(keyless, "dead-letter-topic")).isEqualTo(requests);
        assertThat(Wire.header(letter(record -> "poison".equals(record.key())), "dead-letter-reason"))
                .startsWith("MalformedEvent: ");
        assertThat(Wire.header(letter(record -> "rejected".equals(record.key())), "dead-letter-reason"))
                .startsWith("InvalidSpec: ")
                .contains("did you mean 'cgan'?");
        JobSnapshot rejected = ended("rejected");
        assertThat(rejected.phase()).isEqualTo(JobPhase.REJECTED);
        assertThat(requireNonNull(rejected.failure()).problems()).hasSizeGreaterThan(1);
        assertThat(requireNonNull(ended("architecture").failure()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/model/architecture"));
    }

    @Test
    void aMissingDataSetFailsTheJob() throws Exception {
        // When
        wire.request("no-data", "{'jobId': 'no-data', 'preset': 'cgan', 'dataset': {'name': 'quadrant'}}");

        // Then
        JobSnapshot job = ended("no-data");
        assertThat(job.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(requireNonNull(job.failure()).reason()).isEqualTo("DatasetUnavailable");
        assertThat(job.failure().message()).contains("did you mean 'quadrants'?");
    }

    @Test
    void aDyingWorkerFailsItsJobAndTheNextOneRuns() throws Exception {
        // When
        wire.request("crash", REQUEST.formatted("crash", "crash"));
        wire.request("babble", REQUEST.formatted("babble", "babble"));
        wire.request("fail", REQUEST.formatted("fail", "fail"));
        wire.request("after-crash", REQUEST.formatted("after-crash", "train"));

        // Then
        JobSnapshot crashed = ended("crash");
        assertThat(crashed.phase()).isEqualTo(JobPhase.FAILED);
        assertThat(requireNonNull(crashed.failure()).reason()).isEqualTo("Internal");
        assertThat(crashed.failure().message()).contains("exit code 17").contains("the engine exploded");
        assertThat(requireNonNull(ended("babble").failure()).message()).contains("another language");
        assertThat(requireNonNull(ended("fail").failure()).reason()).isEqualTo("NonFiniteLoss");
        assertThat(ended("after-crash").phase()).isEqualTo(JobPhase.SUCCEEDED);
        given().get(managed("/health/live")).then().statusCode(200);
    }

    @Test
    void aJobShortOfMemoryIsTriedAgainUntilItsAttemptsAreUsedUp() throws Exception {
        // When
        wire.request(
                "memory",
                "{'jobId': 'memory', 'preset': 'cgan', 'dataset': {'name': 'quadrants'},"
                        + " 'scheduling': {'maxAttempts': 2}, 'labels': {'behaviour': 'memory'}}");

        // Then
        JobSnapshot job = ended("memory");
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(requireNonNull(job.failure()).reason()).isEqualTo("MaxAttemptsExceeded");
        assertThat(job.failure().message()).contains("OutOfMemory");
    }

    @Test
    void aTakenIdIsADeadLetterAndTheJobStays() throws Exception {
        // Given
        wire.request("taken", REQUEST.formatted("taken", "train"));
        JobSnapshot job = ended("taken");

        // When
        wire.request("taken", "{'jobId': 'taken', 'preset': 'cgan', 'dataset': {'name': 'other'}}");

        // Then
        assertThat(Wire.header(letter(record -> "taken".equals(record.key())), "dead-letter-reason"))
                .startsWith("DuplicateJobId: ");
        assertThat(jobs.find("taken")).contains(job);
    }

    @Test
    void httpTellsJobsPresetsProblemsHealthAndMetrics() throws Exception {
        // Given
        wire.request("told", REQUEST.formatted("told", "train"));
        ended("told");

        // Then
        given().get("/v1/jobs?phase=succeeded").then().statusCode(200).body("jobs.jobId", hasItem("told"));
        given().get("/v1/jobs/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("reason", equalTo("NotFound"))
                .body("detail", containsString("'nobody'"));
        given().get("/v1/jobs?phase=sleeping").then().statusCode(400).body("reason", equalTo("InvalidArgument"));
        given().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        given().get("/v1/presets").then().statusCode(200).body("presets.name", hasItem("am-gan"));
        given().get("/v1/presets/cgan").then().statusCode(200).body("training.method", equalTo("concat"));
        given().get("/v1/parts")
                .then()
                .statusCode(200)
                .body("kinds.loss.nameAt", equalTo("training.loss"))
                .body("kinds.method.parts.concat.losses", hasItem("non-saturating"))
                .body("kinds.optimizer.parts.adam.options.name", hasItem("beta1"));
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/jobs/{id}"), containsString("/v1/parts"));
        for (String probe : List.of("started", "live", "ready")) {
            given().get(managed("/health/" + probe)).then().statusCode(200).body("status", equalTo("UP"));
        }
        String metrics = given().get(managed("/metrics")).asString();
        assertThat(metrics)
                .contains("ganymede_training_requests_total{outcome=\"accepted\"")
                .contains("ganymede_training_jobs{phase=\"SUCCEEDED\"")
                .contains("ganymede_training_attempts_total{reason=\"Succeeded\"")
                .contains("ganymede_training_steps_total")
                .contains("ganymede_training_images_total")
                .contains("ganymede_training_step_duration_seconds_bucket")
                .contains("ganymede_training_loss{network=\"generator\"")
                .contains("ganymede_training_progress_ratio")
                .contains("ganymede_training_remaining_seconds")
                .contains("ganymede_checkpoint_upload_duration_seconds_bucket")
                .contains("ganymede_checkpoint_bytes_total")
                .contains("ganymede_checkpoint_last_success_timestamp_seconds")
                .contains("ganymede_events_published_total{type=\"io.ganymede.training.checkpoint-published.v1\"")
                .contains("ganymede_build_info{revision=")
                .contains("kafka_stream_")
                .contains("kafka_producer_");
    }

    private String managed(String path) {
        return "http://" + management.getHost() + ":" + management.getPort() + "/q" + path;
    }

    private ConsumerRecord<String, byte[]> letter(Predicate<ConsumerRecord<String, byte[]>> condition) {
        return wire.first(Topic.TRAINING_REQUESTS.deadLetterTopic(), condition);
    }

    private JobSnapshot ended(String jobId) throws InterruptedException {
        return jobs.await(jobId, job -> job.phase().terminal(), Wire.PATIENCE)
                .orElseThrow(() -> new AssertionError("job '" + jobId + "' has not ended: " + jobs.find(jobId)));
    }
}
