package io.ganymede.evaluator.service;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.evaluation.EvaluationReport;
import io.ganymede.evaluator.world.SmallWorld;
import io.ganymede.evaluator.world.Stripes;
import io.ganymede.local.LocalPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the injected fields before anything runs
class EvaluatorServiceIT {
    private static final String DATASET = "small";

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(management = true)
    URI management;

    LocalPlatform platform;

    private Wire wire;
    private SmallWorld world;

    @BeforeEach
    void connect() {
        wire = new Wire(bootstrapServers);
        world = SmallWorld.shared(store, DATASET);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void scoresAPublishedCheckpoint() throws Exception {
        // Given
        CheckpointPublished published = world.publishCheckpoint("scored", 5, 1f);

        // When
        Event<CheckpointPublished> sent = wire.send(published);
        Event<?> event = wire.evaluations("scored", 1).get(0);

        // Then
        assertThat(event.type()).isEqualTo(EventType.EVALUATION_COMPLETED);
        assertThat(event.causationId()).isEqualTo(sent.id());
        assertThat(event.source()).isEqualTo("/ganymede/evaluator/test");
        EvaluationCompleted completed = event.data(EvaluationCompleted.class);
        assertThat(completed.metrics())
                .containsKeys("fid", "classFid", "amScore", "amScoreDivergence", "amScoreEntropy");
        assertThat(completed.metrics())
                .containsKeys("inceptionScore", "modeScore", "modeScoreWithPrior", "betweenClassFid", "labelAccuracy");
        assertThat(completed.metrics().values()).allMatch(Double::isFinite);
        assertThat(completed.perClass()).containsOnlyKeys("classFid", "labelAccuracy");
        assertThat(completed.perClass().values())
                .allSatisfy(byClass -> assertThat(byClass).containsOnlyKeys("rows", "columns", "diagonals"));
        assertThat(completed.publish()).isEqualTo(published.publish());
        EvaluationReport report = Json.read("report", store.read(completed.report()), EvaluationReport.class);
        assertThat(report.metrics()).isEqualTo(completed.metrics());
        Awaitility.await().untilAsserted(() -> assertThat(metric("ganymede_evaluation_lag_seconds_count"))
                .isPositive());
        for (String stage : List.of("fid", "classFid", "amScore", "samples", "references", "all")) {
            assertThat(metric("ganymede_evaluation_duration_seconds_count{metric=\"" + stage + "\"}"))
                    .as(stage)
                    .isPositive();
        }
        assertThat(metric("ganymede_evaluation_fid{model=\"stripes\",stage=\"full\"}"))
                .isPositive();
        assertThat(metric("ganymede_evaluation_am_score{model=\"stripes\",stage=\"full\"}"))
                .isPositive();
        assertThat(metric("ganymede_events_published_total{type=\"io.ganymede.evaluation.completed.v1\"}"))
                .isPositive();
    }

    @Test
    void scoresGeneratorsThatAreToldNoClassWithoutTheScoresOfClasses() throws Exception {
        // Given
        SmallWorld faces = SmallWorld.ofAttributes(store, "faces");
        double samples = metric("ganymede_evaluation_samples_total");

        // When
        wire.send(world.publishCheckpoint("unconditional", 5, ConditionSpace.none(), 1f));
        wire.send(faces.publishCheckpoint("of-attributes", 5, Stripes.ATTRIBUTES, 1f));

        // Then
        for (String job : List.of("unconditional", "of-attributes")) {
            EvaluationCompleted completed = wire.evaluations(job, 1).get(0).data(EvaluationCompleted.class);
            assertThat(completed.metrics())
                    .as(job)
                    .containsKeys(
                            "fid",
                            "amScore",
                            "amScoreDivergence",
                            "amScoreEntropy",
                            "inceptionScore",
                            "modeScore",
                            "modeScoreWithPrior",
                            "latentSensitivity")
                    .doesNotContainKeys("classFid", "betweenClassFid", "labelAccuracy");
            given().get("/v1/evaluations/" + completed.checkpoint().sha256())
                    .then()
                    .statusCode(200)
                    .body("[0].protocol.images", equalTo(75))
                    .body("[0].metrics", not(hasKey("classFid")))
                    .body("[0]", not(hasKey("confusion")));
        }
        EvaluationCompleted told = wire.evaluations("of-attributes", 1).get(0).data(EvaluationCompleted.class);
        assertThat(told.metrics()).containsKey("attributeFid");
        assertThat(told.perClass().getOrDefault("fid", Map.of())).containsOnlyKeys("rows", "columns", "diagonals");
        assertThat(wire.evaluations("unconditional", 1)
                        .get(0)
                        .data(EvaluationCompleted.class)
                        .perClass())
                .isEmpty();
        assertThat(metric("ganymede_evaluation_samples_total")).isGreaterThanOrEqualTo(samples + 150);
    }

    @Test
    void onlyTheBestSoFarAndTheLastCheckpointAreScoredInFull() throws Exception {
        // Given
        EvaluationSpec staged = new EvaluationSpec(SmallWorld.CLASSIFIER, 30, 0, "test", 1, 10, null);
        wire.send(SmallWorld.with(world.publishCheckpoint("staged", 10, 0.5f), staged));
        wire.send(SmallWorld.with(world.publishCheckpoint("staged", 20, 0.1f), staged));
        wire.send(SmallWorld.with(world.publishCheckpoint("staged", 30, 1f), staged));
        wire.send(SmallWorld.last(SmallWorld.with(world.publishCheckpoint("staged", 40, 0.2f), staged)));

        // When
        List<EvaluationCompleted> completed = wire.evaluations("staged", 7).stream()
                .map(event -> event.data(EvaluationCompleted.class))
                .toList();

        // Then
        assertThat(completed)
                .extracting(EvaluationCompleted::step, EvaluationCompleted::stage)
                .containsExactly(
                        tuple(10L, EvaluationStage.FAST),
                        tuple(10L, EvaluationStage.FULL),
                        tuple(20L, EvaluationStage.FAST),
                        tuple(30L, EvaluationStage.FAST),
                        tuple(30L, EvaluationStage.FULL),
                        tuple(40L, EvaluationStage.FAST),
                        tuple(40L, EvaluationStage.FULL));
        assertThat(completed.stream().map(EvaluationCompleted::protocolDigest).distinct())
                .hasSize(2);
        assertThat(completed)
                .extracting(event -> requireNonNull(event.standing()).evaluationsSinceBest())
                .containsExactly(0, 0, 1, 0, 0, 1, 1);
        assertThat(completed).allSatisfy(event -> {
            assertThat(event.standardErrors()).containsKeys("fid", "classFid", "labelAccuracy");
            assertThat(store.read(requireNonNull(event.deviations()))).isNotEmpty();
        });
        assertThat(metric("ganymede_evaluation_completed_total{stage=\"fast\",verdict=\"worse\"}"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void aLargeEvaluationGoesThroughTheTopicInParts() throws Exception {
        // Given 210 images, of which one evaluator takes 100 at a time
        EvaluationSpec large = new EvaluationSpec(SmallWorld.CLASSIFIER, 70, 0, "test", 1);
        CheckpointPublished published = SmallWorld.with(world.publishCheckpoint("large", 10, 0.5f), large);

        // When
        Event<CheckpointPublished> sent = wire.send(published);
        Event<?> event = wire.evaluations("large", 1).get(0);

        // Then
        EvaluationCompleted completed = event.data(EvaluationCompleted.class);
        assertThat(event.causationId()).isEqualTo(sent.id());
        assertThat(completed.stage()).isEqualTo(EvaluationStage.FULL);
        assertThat(completed.metrics()).containsKeys("fid", "classFid", "labelAccuracy");
        assertThat(store.list("evaluations/" + published.manifest().sha256() + "/"))
                .filteredOn(key -> key.contains("/parts/"))
                .hasSize(3);
        assertThat(wire.evaluations("large", 1)).hasSize(1);
    }

    @Test
    void theSameEventAgainGivesTheSameAnswerWithoutWork() throws Exception {
        // Given
        CheckpointPublished published = world.publishCheckpoint("repeated", 5, 1f);
        wire.send(published);
        Event<?> first = wire.evaluations("repeated", 1).get(0);
        double samples = metric("ganymede_evaluation_samples_total");
        assertThat(samples).isGreaterThanOrEqualTo(75);

        // When
        wire.send(published);
        Event<?> second = wire.evaluations("repeated", 2).get(1);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(metric("ganymede_evaluation_samples_total")).isEqualTo(samples);
    }

    @Test
    void aGeneratorThatIgnoresItsLabelsRaisesAnAlarmOnceItShouldKnowThem() throws Exception {
        // Given two generators that draw the same whatever they are told, one of them after so many steps
        CheckpointPublished young = world.publishCheckpoint("deaf", 1999, 0f);
        CheckpointPublished grown = world.publishCheckpoint("deaf", 2000, 0f);
        CheckpointPublished obedient = world.publishCheckpoint("obedient", 2000, 1f);

        // When
        wire.send(young);
        wire.send(grown);
        wire.send(obedient);
        Event<?> event = wire.alarms("deaf", 1).get(0);
        double accuracy = wire.evaluations("deaf", 2)
                .get(1)
                .data(EvaluationCompleted.class)
                .metrics()
                .getOrDefault("labelAccuracy", Double.NaN);

        // Then chance is one in three, and two in three the least that is expected
        assertThat(event.data(TrainingAlarmRaised.class).alarm())
                .returns("labels-ignored", Alarm::code)
                .returns(2000L, Alarm::step)
                .returns("labelAccuracy", Alarm::signal)
                .returns(accuracy, Alarm::value);
        assertThat(wire.evaluations("obedient", 1)).hasSize(1);
        assertThat(wire.alarms("obedient", 0)).isEmpty();
        assertThat(metric("ganymede_training_alarms_total{code=\"labels-ignored\"}"))
                .isEqualTo(1);

        // When the checkpoint is told of again
        wire.send(grown);
        wire.evaluations("deaf", 3);

        // Then it is the same event
        assertThat(wire.alarms("deaf", 2)).hasSize(2).containsOnly(event);
    }

    @Test
    void referenceStatisticsAreComputedOnce() throws Exception {
        // Given
        String folder = "references/" + world.dataset().manifest().sha256() + "/";
        wire.send(world.publishCheckpoint("first-of-two", 5, 1f));
        wire.evaluations("first-of-two", 1);
        List<String> kept = store.list(folder);

        // When
        wire.send(world.publishCheckpoint("second-of-two", 5, 0.5f));
        wire.evaluations("second-of-two", 1);

        // Then: a file and a manifest for each of test and train, all there before the second checkpoint
        assertThat(kept).hasSize(4);
        assertThat(store.list(folder)).isEqualTo(kept);
    }

    @Test
    void aMissingClassifierIsWaitedForAndThenNamed() throws Exception {
        // Given
        EvaluationSpec wish = new EvaluationSpec("nobody", 25, 0, "test", 1);
        CheckpointPublished published = SmallWorld.with(world.publishCheckpoint("unclassified", 5, 1f), wish);

        // When
        wire.send(published);
        Event<?> event = wire.evaluations("unclassified", 1).get(0);

        // Then
        assertThat(event.type()).isEqualTo(EventType.EVALUATION_SKIPPED);
        EvaluationSkipped skipped = event.data(EvaluationSkipped.class);
        assertThat(skipped.reason()).isEqualTo("ClassifierUnavailable");
        assertThat(skipped.message()).contains("nobody").contains(SmallWorld.CLASSIFIER);
        assertThat(metric("ganymede_evaluation_skipped_total{reason=\"ClassifierUnavailable\"}"))
                .isEqualTo(1);
    }

    @Test
    void aDamagedCheckpointIsADeadLetter() throws Exception {
        // Given
        CheckpointPublished whole = world.publishCheckpoint("damaged", 5, 1f);
        ArtifactRef other =
                store.put("jobs/damaged/other.json", "{}".getBytes(StandardCharsets.UTF_8), "application/json");
        ArtifactRef wrong = new ArtifactRef(
                other.key(), whole.manifest().sha256(), whole.manifest().bytes());
        CheckpointPublished damaged = new CheckpointPublished(
                "damaged",
                1,
                5,
                false,
                wrong,
                whole.specHash(),
                whole.dataset(),
                whole.evaluation(),
                whole.publish(),
                whole.publishedAt());

        // When
        Event<CheckpointPublished> sent = wire.send(damaged);
        ConsumerRecord<String, byte[]> letter = wire.deadLetter("damaged");

        // Then
        assertThat(Wire.header(letter, "dead-letter-reason"))
                .startsWith("DigestMismatch: ")
                .contains(wrong.key());
        assertThat(Wire.header(letter, "dead-letter-cause")).endsWith("PlatformException");
        assertThat(Wire.header(letter, "dead-letter-topic")).isEqualTo(Topic.CHECKPOINTS.topicName());
        assertThat(Wire.header(letter, "dead-letter-partition")).isEqualTo("0");
        assertThat(Wire.header(letter, "dead-letter-offset")).matches("[0-9]+");
        assertThat(Wire.header(letter, "ce_id")).isEqualTo(sent.id());
        assertThat(letter.value()).isEqualTo(EventCodec.encode(sent).value());
    }

    @Test
    void poisonDoesNotStopTheNextGoodEvent() throws Exception {
        // Given
        String topic = Topic.CHECKPOINTS.topicName();
        wire.send(new ProducerRecord<>(topic, "poison-1", "not an event".getBytes(StandardCharsets.UTF_8)));
        wire.send(new ProducerRecord<>(topic, "poison-2", new byte[900_000]));
        wire.send(new ProducerRecord<>(topic, "poison-3", null));
        CheckpointPublished published = world.publishCheckpoint("after-poison", 5, 1f);

        // When
        wire.send(published);
        Event<?> event = wire.evaluations("after-poison", 1).get(0);

        // Then
        assertThat(event.type()).isEqualTo(EventType.EVALUATION_COMPLETED);
        ConsumerRecord<String, byte[]> letter = wire.deadLetter("poison-1");
        assertThat(Wire.header(letter, "dead-letter-reason")).startsWith("MalformedEvent: ");
        assertThat(letter.value()).isEqualTo("not an event".getBytes(StandardCharsets.UTF_8));
        assertThat(wire.deadLetter("poison-2").value()).isNull();
        assertThat(Wire.header(wire.deadLetter("poison-3"), "dead-letter-reason"))
                .startsWith("MalformedEvent: ");
    }

    @Test
    void servesReports() throws Exception {
        // Given
        CheckpointPublished published = world.publishCheckpoint("served", 5, 1f);
        wire.send(published);
        EvaluationCompleted completed = wire.evaluations("served", 1).get(0).data(EvaluationCompleted.class);
        String checkpoint = published.manifest().sha256();

        // When, then
        given().get("/v1/evaluations/" + checkpoint)
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].checkpoint.jobId", equalTo("served"));
        given().get("/v1/evaluations/" + checkpoint + "/" + completed.protocolDigest())
                .then()
                .statusCode(200)
                .body("protocol.samplesPerClass", equalTo(25));
        given().get("/v1/evaluations/" + checkpoint + "/" + completed.protocolDigest() + "/page")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("stripes, step 5"));
        assertThat(store.read(requireNonNull(completed.page()))).isNotEmpty();
        given().get("/v1/evaluations/" + "0".repeat(64))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("reason", equalTo("NotFound"));
        given().get("/v1/evaluations/latest")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("latest"));
        given().get("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/evaluations/{checkpoint}"));
    }

    @Test
    void reportsHealthAndMeters() {
        for (String probe : List.of("live", "ready", "started")) {
            atManagement().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
        }
        atManagement().get("/q/metrics").then().statusCode(200).body(containsString("ganymede_build_info{"));
    }

    @Test
    void waitsForAnObjectStoreThatIsAway() throws Exception {
        // Given
        CheckpointPublished published = world.publishCheckpoint("patient", 5, 1f);
        platform.objectStore().stop();

        // When
        try {
            wire.send(published);
            Awaitility.await().untilAsserted(() -> atManagement()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(containsString("ArtifactStoreUnavailable")));
            atManagement().get("/q/health/live").then().statusCode(200);
        } finally {
            platform.objectStore().start();
        }

        // Then
        assertThat(wire.evaluations("patient", 1).get(0).type()).isEqualTo(EventType.EVALUATION_COMPLETED);
    }

    @Test
    void passesOverCheckpointsThatFellBehindAndScoresTheLast() throws Exception {
        // Given seven checkpoints of a job that come while nothing can be scored; four newer ones may wait
        List<CheckpointPublished> published = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            published.add(world.publishCheckpoint("behind", 10L * i, i == 7 ? 1f : 0.5f));
        }
        platform.objectStore().stop();

        // When
        try {
            for (CheckpointPublished checkpoint : published) {
                wire.send(checkpoint);
            }
            Awaitility.await()
                    .untilAsserted(
                            () -> atManagement().get("/q/health/ready").then().statusCode(503));
        } finally {
            platform.objectStore().start();
        }

        // Then
        List<Event<?>> events = wire.evaluations("behind", 7);
        assertThat(events.stream().filter(event -> event.type() == EventType.EVALUATION_SKIPPED))
                .extracting(event -> event.data(EvaluationSkipped.class))
                .allSatisfy(skipped -> assertThat(skipped.reason()).isEqualTo("Superseded"))
                .extracting(EvaluationSkipped::step)
                .containsExactly(10L, 20L);
        assertThat(events.stream().filter(event -> event.type() == EventType.EVALUATION_COMPLETED))
                .extracting(event -> event.data(EvaluationCompleted.class).step())
                .containsExactly(30L, 40L, 50L, 60L, 70L);
    }

    private RequestSpecification atManagement() {
        return given().baseUri("http://" + management.getHost()).port(management.getPort());
    }

    private double metric(String name) {
        return atManagement()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
