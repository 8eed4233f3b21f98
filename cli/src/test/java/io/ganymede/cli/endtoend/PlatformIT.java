package io.ganymede.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.cli.client.LocalConnection;
import io.ganymede.common.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One platform from {@code ./ganymede up} to Ctrl-C. Bad input comes first; the jobs that follow show that none of it has
 * blocked anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformIT {
    private static final String REQUESTS_DLQ = "ganymede.training.requests.v1.dlq";
    private static final long COMMAND_SECONDS = 90;
    private static final long JOB_SECONDS = 240;

    private final Path directory;
    private final Launcher launcher;
    private final Process platform;
    private final ForeignClient foreign;

    PlatformIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.launcher = new Launcher(directory.resolve("home"));
        Path output = directory.resolve("up.log");
        this.platform = launcher.start(output, "up", "--ports", "auto");
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            assertThat(platform.isAlive()).as(Files.readString(output)).isTrue();
            assertThat(Files.readString(output)).contains("ready; Ctrl-C stops everything");
        });
        this.foreign = new ForeignClient(
                LocalConnection.read(directory.resolve("home")).orElseThrow().brokers());
        Path images = Files.createDirectories(directory.resolve("images"));
        PatternImages.write(images, "train", 640);
        PatternImages.write(images, "t10k", 160);
    }

    @AfterAll
    void stop() {
        platform.descendants().forEach(ProcessHandle::destroyForcibly);
        platform.destroyForcibly();
    }

    @Test
    @Order(1)
    void importsImages() {
        Launcher.Result imported = launcher.run(
                COMMAND_SECONDS,
                "dataset",
                "import",
                "patterns",
                "--format",
                "idx",
                "--from",
                directory.resolve("images").toString(),
                "--classes",
                "north-west,north-east,south-west,south-east");
        Launcher.Result listed = launcher.run(COMMAND_SECONDS, "dataset", "list");

        assertThat(imported.output()).contains("data set patterns version 1");
        assertThat(listed.output()).contains("patterns").contains("train 640, test 160");
    }

    @Test
    @Order(2)
    void refusesAWrongObjectStoreKeyWithoutPrintingIt() {
        Launcher.Result refused = launcher.with(Map.of("GANYMEDE_OBJECTSTORE_SECRET_KEY", "not-the-secret"))
                .run(COMMAND_SECONDS, "dataset", "list");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("was refused (SignatureDoesNotMatch)")
                .doesNotContain("not-the-secret");
    }

    @Test
    @Order(2)
    void tellsWhatTheTrainerCanTrain() {
        assertThat(launcher.run(COMMAND_SECONDS, "parts", "method", "am-gan").output())
                .contains("--set training.method=am-gan");
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource(
            delimiter = '|',
            value = {
                "bad-json      | {\"jobId\":                                                              | MalformedEvent",
                "bad-preset    | {\"jobId\":\"bad-preset\",\"preset\":\"amgan\",\"dataset\":{\"name\":\"patterns\"}}  | InvalidSpec",
                "bad-key       | {\"jobId\":\"bad-key\",\"preset\":\"am-gan\",\"dataset\":{\"name\":\"patterns\"},\"x\":1} | InvalidSpec",
            })
    void putsBadRequestsAside(String key, String body, String reason) throws Exception {
        int before = foreign.headers(REQUESTS_DLQ, "dead-letter-reason").size();

        foreign.request(key, body.getBytes(StandardCharsets.UTF_8));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<String> reasons = foreign.headers(REQUESTS_DLQ, "dead-letter-reason");
            assertThat(reasons).hasSizeGreaterThan(before);
            assertThat(reasons).anySatisfy(found -> assertThat(found).startsWith(reason));
        });
    }

    @Test
    @Order(4)
    void rejectsABadValueWithItsProblems() throws Exception {
        foreign.request(
                "minus-one",
                "{\"jobId\":\"minus-one\",\"preset\":\"am-gan\",\"dataset\":{\"name\":\"patterns\"},\"training\":{\"steps\":-1}}"
                        .getBytes(StandardCharsets.UTF_8));

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Launcher.Result job = launcher.run(COMMAND_SECONDS, "job", "minus-one");
            assertThat(job.output()).contains("REJECTED").contains("/training/steps");
        });
    }

    @Test
    @Order(5)
    void putsARequestWithoutKeyAside() throws Exception {
        foreign.request(
                null,
                "{\"jobId\":\"keyless\",\"preset\":\"am-gan\",\"dataset\":{\"name\":\"patterns\"}}"
                        .getBytes(StandardCharsets.UTF_8));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(foreign.headers(REQUESTS_DLQ, "dead-letter-reason"))
                        .anySatisfy(found -> assertThat(found).startsWith("MissingKey")));
    }

    @Test
    @Order(6)
    void refusesAMessageOfFiveMegabytesAtTheBroker() {
        assertThatThrownBy(() -> foreign.request("huge", new byte[5 << 20]))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    @Order(7)
    void failsAJobWithoutDataSetWithItsReason() {
        Launcher.Result failed =
                launcher.run(COMMAND_SECONDS, "submit", "--preset", "am-gan", "--data", "paterns", "--watch");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .contains("DatasetUnavailable")
                .contains("unknown data set 'paterns'; did you mean 'patterns'?");
    }

    @Test
    @Order(7)
    void comparesNothingThatCannotBeScored() {
        Launcher.Result refused =
                launcher.run(COMMAND_SECONDS, "compare", "--data", "patterns", "--preset", "cgan", "--steps", "8");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("data set 'patterns' has no reference classifier 'patterns-classifier'")
                .contains("--train-classifier");
    }

    @Test
    @Order(8)
    void trainsAClassifierAndServesAGan() throws IOException {
        Launcher.Result classifier = launcher.run(
                JOB_SECONDS,
                "submit",
                "--preset",
                "reference-classifier",
                "--data",
                "patterns",
                "--watch",
                "--set",
                "training.steps=60");
        assertThat(classifier.exitCode()).as(classifier.output()).isZero();

        Launcher.Result gan = launcher.run(
                JOB_SECONDS,
                "submit",
                "--preset",
                "cgan",
                "--data",
                "patterns",
                "--watch",
                "--set",
                "training.steps=60",
                "--set",
                "checkpoint.everySteps=30",
                "--set",
                "evaluation.samplesPerClass=40",
                "--set",
                "jobId=first");
        assertThat(gan.exitCode()).as(gan.output()).isZero();
        assertThat(gan.output()).contains("step 30").contains("step 60").contains("label accuracy");

        Path picture = directory.resolve("sample.png");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(launcher.run(
                                COMMAND_SECONDS,
                                "sample",
                                "patterns-cgan",
                                "--class",
                                "north-west,3",
                                "--count",
                                "3",
                                "--seed",
                                "5",
                                "--out",
                                picture.toString())
                        .exitCode())
                .isZero());
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isGreaterThanOrEqualTo(3 * 28);
        assertThat(image.getHeight()).isGreaterThanOrEqualTo(2 * 28);
    }

    @Test
    @Order(9)
    void comparesPresetsAndGoesOnAfterCtrlC() throws IOException, InterruptedException {
        String[] command = {
            "compare",
            "--data",
            "patterns",
            "--preset",
            "am-gan,cgan",
            "--steps",
            "8",
            "--batch-size",
            "16",
            "--set",
            "evaluation.samplesPerClass=8",
            "--out",
            directory.resolve("table.json").toString()
        };

        Path said = directory.resolve("compare.log");
        Process interrupted = launcher.start(said, command);
        // Both are requested at once, on partitions of their own: either may be the first.
        await().atMost(Duration.ofSeconds(COMMAND_SECONDS))
                .untilAsserted(() -> assertThat(said).content().contains("[1/2] compare-"));
        new ProcessBuilder("bash", "-c", "kill -INT " + interrupted.pid())
                .start()
                .waitFor();
        assertThat(interrupted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Launcher.Result compared = launcher.run(JOB_SECONDS, command);

        assertThat(said).content().contains("the jobs go on; the same command picks them up");
        assertThat(compared.exitCode()).as(compared.output()).isZero();
        assertThat(compared.output())
                .contains("job compare-am-gan-s1-", "exists: ", "[2/2] compare-", "LABEL ACCURACY")
                .doesNotContain("requesting");
        JsonNode rows = Json.parse("report", Files.readAllBytes(directory.resolve("table.json")))
                .path("rows");
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.path("result").asText()).isEqualTo("scored");
            assertThat(row.path("step").asInt()).isEqualTo(8);
            assertThat(row.path("minutes").asDouble()).isPositive();
            assertThat(row.at("/metrics/classFid").asDouble()).isPositive();
            assertThat(row.at("/metrics/labelAccuracy").asDouble()).isBetween(0.0, 1.0);
            assertThat(ImageIO.read(Path.of(row.path("samples").asText()).toFile())
                            .getWidth())
                    .isGreaterThanOrEqualTo(28);
        });
        assertThat(Files.readString(directory.resolve("table.md")))
                .contains("| command | `./ganymede compare --data patterns --preset am-gan,cgan --steps 8")
                .contains("8 steps with batches of 16");
        assertThat(launcher.run(COMMAND_SECONDS, "models").output()).doesNotContain("patterns-am-gan");
    }

    @Test
    @Order(10)
    void listsWhatThereIs() {
        assertThat(launcher.run(COMMAND_SECONDS, "jobs").output())
                .contains("SUCCEEDED")
                .contains("FAILED")
                .contains("REJECTED");
        assertThat(launcher.run(COMMAND_SECONDS, "models").output())
                .contains("patterns-classifier")
                .contains("patterns-cgan")
                .contains("classFid=");
        assertThat(launcher.run(COMMAND_SECONDS, "models", "patterns-cgan").output())
                .contains("it is told one class", "north-west", "./ganymede sample patterns-cgan --class 0");
        assertThat(launcher.run(COMMAND_SECONDS, "topics").output()).contains("ganymede.training.jobs.v1");
        JsonNode job = Json.parse(
                "output", launcher.run(COMMAND_SECONDS, "job", "first").output().getBytes(StandardCharsets.UTF_8));
        assertThat(job.path("phase").asText()).isEqualTo("SUCCEEDED");
        assertThat(job.path("lastCheckpoint").path("step").asInt()).isEqualTo(60);
    }

    @Test
    @Order(11)
    void namesClassesAndModelsThatAreNotThere() {
        Path out = directory.resolve("none.png");
        Launcher.Result noClass = launcher.run(
                COMMAND_SECONDS, "sample", "patterns-cgan", "--class", "nroth-west", "--out", out.toString());
        Launcher.Result noModel =
                launcher.run(COMMAND_SECONDS, "sample", "patterns-gan", "--class", "0", "--out", out.toString());

        assertThat(noClass.exitCode()).isEqualTo(1);
        assertThat(noClass.output()).contains("nroth-west").contains("north-west");
        assertThat(noModel.exitCode()).isEqualTo(1);
        assertThat(noModel.output()).contains("patterns-gan").contains("patterns-cgan");
        assertThat(out).doesNotExist();
    }

    @Test
    @Order(12)
    void keepsADataSetThatAJobUses() {
        launcher.run(
                COMMAND_SECONDS,
                "submit",
                "--preset",
                "cgan",
                "--data",
                "patterns",
                "--set",
                "training.steps=1000000",
                "--set",
                "jobId=endless");

        Launcher.Result refused = launcher.run(COMMAND_SECONDS, "dataset", "rm", "patterns");
        Launcher.Result verified = launcher.run(COMMAND_SECONDS, "dataset", "verify", "patterns");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("data set 'patterns' is in use").contains("endless (");
        assertThat(verified.output()).contains("data set 'patterns' version 1 is whole");
    }

    /** While a worker trains. */
    @Test
    @Order(13)
    void leavesNoProcessAfterCtrlC() throws IOException, InterruptedException {
        List<ProcessHandle> processes = platform.descendants().toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(3);

        new ProcessBuilder("bash", "-c", "kill -INT " + platform.pid()).start().waitFor();

        assertThat(platform.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }
}
