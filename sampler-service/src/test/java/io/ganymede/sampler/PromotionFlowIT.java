package io.ganymede.sampler;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.event.Topic;
import io.ganymede.common.model.ModelKind;
import io.ganymede.sampler.fixture.Checkpoints;
import io.ganymede.sampler.fixture.LocalPlatformResource;
import io.ganymede.sampler.fixture.SmallGenerator;
import io.ganymede.sampler.fixture.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From evaluation events to served versions, over a broker, an object store and HTTP. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus sets the fields.
@QuarkusTestResource(LocalPlatformResource.class)
class PromotionFlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ArtifactStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TestTopics topics;

    @BeforeEach
    void connect() {
        topics = new TestTopics(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void goodCheckpointIsPublishedAnnouncedAndServed() {
        Checkpoints checkpoints = new Checkpoints(store, "job-first", "first");
        Event<EvaluationCompleted> evaluation =
                checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 20.0);

        topics.send(evaluation);

        awaitVersion("first", 1);
        given().get("/v1/models/first")
                .then()
                .statusCode(200)
                .body("classes", equalTo(SmallGenerator.CLASSES))
                .body("metrics.classFid", equalTo(20.0f))
                .body("lineage.jobId", equalTo("job-first"))
                .body("versions", equalTo(List.of(1)));
        given().get("/v1/models").then().body("models.name", hasItems("first"));
        assertThat(promotions("first")).singleElement().satisfies(promotion -> {
            assertThat(promotion.data(ModelPromoted.class).version()).isEqualTo(1);
            assertThat(promotion.causationId()).isEqualTo(evaluation.id());
            assertThat(promotion.source()).isEqualTo("/ganymede/sampler/test");
        });
    }

    @Test
    void betterVersionTakesOverWithoutAFailedRequest() throws InterruptedException, ExecutionException {
        Checkpoints checkpoints = new Checkpoints(store, "job-better", "better");
        topics.send(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 20.0));
        awaitVersion("better", 1);
        byte[] before = image("/v1/models/better/versions/1/classes/Bag/seeds/7.png");
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<? extends Future<?>> loops = IntStream.range(0, 4)
                    .mapToObj(client -> clients.submit(() -> {
                        while (!stop.get()) {
                            given().contentType("application/json")
                                    .body("{\"class\": 0, \"count\": 5, \"seed\": " + client + "}")
                                    .post("/v1/models/better/generate")
                                    .then()
                                    .statusCode(200);
                            answered.incrementAndGet();
                        }
                    }))
                    .toList();

            topics.send(checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 15.0));

            awaitVersion("better", 2);
            int atSwap = answered.get();
            await().atMost(PATIENCE).until(() -> answered.get() > atSwap + 20);
            stop.set(true);
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            stop.set(true);
            clients.shutdown();
        }
        assertThat(image("/v1/models/better/versions/1/classes/Bag/seeds/7.png"))
                .as("the older version is still there by number")
                .isEqualTo(before);
        assertThat(image("/v1/models/better/versions/2/classes/Bag/seeds/7.png"))
                .isNotEqualTo(before);
    }

    @Test
    void worseCheckpointIsNotPromoted() {
        Checkpoints checkpoints = new Checkpoints(store, "job-worse", "worse");
        topics.send(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 20.0));
        awaitVersion("worse", 1);

        topics.send(checkpoints.evaluation(10, checkpoints.put(10, new SmallGenerator(2, 1)), 25.0));

        // One partition keeps the order: when the next one is there, the worse one has been considered.
        topics.send(checkpoints.evaluation(15, checkpoints.put(15, new SmallGenerator(3, 1)), 10.0));
        awaitVersion("worse", 2);
        given().get("/v1/models/worse").then().body("lineage.step", equalTo(15));
    }

    @Test
    void chanceAndFastStagesPromoteNothing() {
        Checkpoints checkpoints = new Checkpoints(store, "job-chance", "chance");
        topics.send(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 20.0, 1, 2, 3, 4));
        awaitVersion("chance", 1);

        ArtifactRef next = checkpoints.put(10, new SmallGenerator(2, 1));
        topics.send(Checkpoints.with(checkpoints.evaluation(10, next, 1.0), EvaluationStage.FAST, null));
        topics.send(checkpoints.evaluation(10, next, 19.0, 3, 0, 5, 2));

        // One partition keeps the order: when the significant one is there, the others have been considered.
        topics.send(checkpoints.evaluation(15, checkpoints.put(15, new SmallGenerator(3, 1)), 15.0, 3, 0, 5, 2));
        awaitVersion("chance", 2);
        given().get("/v1/models/chance").then().body("lineage.step", equalTo(15));
    }

    @Test
    void exportThatFailsParityIsRefusedAndTheOldVersionStays() {
        Checkpoints checkpoints = new Checkpoints(store, "job-parity", "parity");
        topics.send(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 20.0));
        awaitVersion("parity", 1);

        topics.send(checkpoints.evaluation(10, checkpoints.putWithForeignProbe(10, new SmallGenerator(2, 1)), 1.0));

        ConsumerRecord<String, byte[]> letter = awaitDeadLetter("job-parity");
        assertThat(header(letter, "dead-letter-reason")).startsWith("ParityFailed: ");
        given().get("/v1/models/parity").then().body("version", equalTo(1)).body("versions", equalTo(List.of(1)));
    }

    @Test
    void malformedEvaluationGoesToTheDeadLettersAndTheNextOneWorks() {
        Checkpoints checkpoints = new Checkpoints(store, "job-malformed", "malformed");
        byte[] garbage = "{not json".getBytes(UTF_8);
        topics.send(new ProducerRecord<>(Topic.EVALUATIONS.topicName(), "job-malformed", garbage));

        topics.send(checkpoints.evaluation(5, checkpoints.put(5, new SmallGenerator(1, 1)), 20.0));

        awaitVersion("malformed", 1);
        ConsumerRecord<String, byte[]> letter = awaitDeadLetter("job-malformed");
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(header(letter, "dead-letter-reason")).startsWith("MalformedEvent: ");
        assertThat(header(letter, "dead-letter-topic")).isEqualTo(Topic.EVALUATIONS.topicName());
    }

    @Test
    void missingCheckpointGoesToTheDeadLetters() {
        Checkpoints checkpoints = new Checkpoints(store, "job-absent", "absent");
        ArtifactRef absent = new ArtifactRef("jobs/job-absent/manifest.json", "00".repeat(32), 10);

        topics.send(checkpoints.evaluation(5, absent, 20.0));

        assertThat(header(awaitDeadLetter("job-absent"), "dead-letter-reason")).startsWith("NotFound: ");
    }

    @Test
    void announcedModelThatCannotBeLoadedIsUnavailable() {
        ArtifactRef absent = new ArtifactRef("models/hollow/000001/manifest.json", "00".repeat(32), 10);
        ModelPromoted promotion =
                new ModelPromoted("hollow", 1, ModelKind.GENERATOR, absent, Map.of(), "job", 1, Checkpoints.NOW);

        topics.send(Event.of(EventType.MODEL_PROMOTED, "/test", Checkpoints.NOW, "hollow", null, promotion));

        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/models/hollow")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("reason", equalTo("ModelUnavailable")));
    }

    private List<Event<?>> promotions(String model) {
        return topics.all(Topic.MODELS.topicName()).stream()
                .filter(record -> model.equals(record.key()))
                .<Event<?>>map(record ->
                        io.ganymede.common.event.EventCodec.decode(record.key(), record.headers(), record.value()))
                .toList();
    }

    private ConsumerRecord<String, byte[]> awaitDeadLetter(String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> topics.all(Topic.EVALUATIONS.deadLetterTopic()).stream()
                                .filter(record -> key.equals(record.key()))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void awaitVersion(String model, int version) {
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/models/" + model)
                .then()
                .statusCode(200)
                .body("version", equalTo(version)));
    }

    private static byte[] image(String path) {
        return given().get(path).then().statusCode(200).extract().asByteArray();
    }
}
