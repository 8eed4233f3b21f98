package io.ganymede.trainer.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.Progress;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.trainer.checkpoint.ClassifierWriter;
import io.ganymede.trainer.dataset.GeneratedSplit;
import io.ganymede.trainer.training.ClassifierReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test starts a real child JVM. */
class TrainingWorkerTest {
    private final Path directory;

    TrainingWorkerTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void ganIsTrainedAndWaitsForItsParent() throws IOException, InterruptedException {
        // Given a job of four checkpoints and a parent that takes none
        try (WorkerProcess worker = WorkerProcess.start(directory, WorkOrders.gan(directory, 8, 2, null))) {
            WorkerMessage.Ready ready = worker.next(WorkerMessage.Ready.class);
            assertThat(ready.networks()).containsOnlyKeys("generator", "discriminator");
            assertThat(ready.provenance()).containsEntry("device", "cpu()");
            WorkerMessage.CheckpointReady first = worker.next(WorkerMessage.CheckpointReady.class);
            WorkerMessage.CheckpointReady second = worker.next(WorkerMessage.CheckpointReady.class);
            assertThat(first.losses()).containsOnlyKeys("generator", "discriminator");
            assertThat(Path.of(first.directory(), "generator-ema.safetensors")).exists();
            assertThat(second.step()).isEqualTo(4);
            // Then there is no third until one is acknowledged
            Path third = directory.resolve("out").resolve("6");
            assertThat(third).doesNotExist();
            worker.send("ack 2");
            assertThat(worker.next(WorkerMessage.CheckpointReady.class).step()).isEqualTo(6);
            assertThat(third).exists();
            // When all are
            worker.send("ack 4");
            worker.send("ack 6");
            WorkerMessage.CheckpointReady last = worker.next(WorkerMessage.CheckpointReady.class);
            assertThat(last.last()).isTrue();
            // Then the job ends well
            assertThat(worker.next()).isEqualTo(new WorkerMessage.Finished(8, false));
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void resumedWorkerContinues() throws IOException, InterruptedException {
        try (WorkerProcess worker = WorkerProcess.start(directory, WorkOrders.gan(directory, 4, 2, null))) {
            worker.next(WorkerMessage.Ready.class);
            worker.next(WorkerMessage.CheckpointReady.class);
        }
        Path other = Files.createDirectory(directory.resolve("other"));
        String resume = directory.resolve("out").resolve("2").toString();
        try (WorkerProcess worker = WorkerProcess.start(other, WorkOrders.gan(other, 4, 2, resume))) {
            assertThat(worker.next(WorkerMessage.Ready.class).step()).isEqualTo(2);
            assertThat(worker.next(WorkerMessage.CheckpointReady.class).step()).isEqualTo(4);
            assertThat(worker.next()).isEqualTo(new WorkerMessage.Finished(4, false));
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void stoppedWorkerLeavesACheckpoint() throws IOException, InterruptedException {
        try (WorkerProcess worker =
                WorkerProcess.start(directory, WorkOrders.gan(directory, 1_000_000, 1_000_000, null))) {
            worker.next(WorkerMessage.Ready.class);
            assertThat(worker.read()).isInstanceOf(WorkerMessage.Progressed.class);
            worker.send("stop");
            WorkerMessage.CheckpointReady last = worker.next(WorkerMessage.CheckpointReady.class);
            assertThat(last.last()).as("another run is to go on").isFalse();
            assertThat(worker.next()).isEqualTo(new WorkerMessage.Finished(last.step(), true));
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void finishedWorkerEndsWithOneLastCheckpoint() throws IOException, InterruptedException {
        // Given a training with a checkpoint after every step
        try (WorkerProcess worker = WorkerProcess.start(directory, WorkOrders.gan(directory, 1_000_000, 1, null))) {
            worker.next(WorkerMessage.Ready.class);
            List<WorkerMessage.CheckpointReady> checkpoints = new ArrayList<>();
            checkpoints.add(worker.next(WorkerMessage.CheckpointReady.class));

            // When
            worker.send("finish");
            @Nullable Progress progress = null;
            WorkerMessage message = worker.read();
            while (!(message instanceof WorkerMessage.Finished)) {
                if (message instanceof WorkerMessage.CheckpointReady checkpoint) {
                    checkpoints.add(checkpoint);
                    worker.send("ack " + (checkpoint.step() - 1));
                } else if (message instanceof WorkerMessage.Progressed progressed) {
                    progress = progressed.progress();
                }
                message = worker.read();
            }

            // Then the one that was written before is followed by a last one, and progress ends there
            WorkerMessage.CheckpointReady last = checkpoints.get(checkpoints.size() - 1);
            assertThat(checkpoints).hasSizeGreaterThan(1);
            assertThat(checkpoints)
                    .extracting(WorkerMessage.CheckpointReady::step)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(checkpoints)
                    .filteredOn(WorkerMessage.CheckpointReady::last)
                    .containsExactly(last);
            assertThat(message).isEqualTo(new WorkerMessage.Finished(last.step(), false));
            assertThat(progress)
                    .returns(last.step(), Progress::step)
                    .returns(1_000_000L, Progress::steps)
                    .returns(0.0, Progress::remainingSeconds);
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void lostNumbersRaiseAnAlarmStopTheJobAndLeaveTheLastGoodCheckpoint() throws IOException, InterruptedException {
        // Given a training that diverges, and a parent that takes every checkpoint
        List<WorkerMessage> heard = new ArrayList<>();
        try (WorkerProcess worker = WorkerProcess.start(directory, WorkOrders.diverging(directory, 1000))) {
            // When
            WorkerMessage message = worker.next();
            while (!(message instanceof WorkerMessage.Failed)) {
                heard.add(message);
                if (message instanceof WorkerMessage.CheckpointReady checkpoint) {
                    worker.send("ack " + checkpoint.step());
                }
                message = worker.next();
            }

            // Then the alarm is the last word before the end
            assertThat(message).isInstanceOfSatisfying(WorkerMessage.Failed.class, failed -> assertThat(failed.reason())
                    .isEqualTo(Reason.NON_FINITE_LOSS.code()));
            assertThat(worker.exitCode()).isEqualTo(1);
        }
        assertThat(heard.get(heard.size() - 1))
                .isInstanceOfSatisfying(WorkerMessage.Alarmed.class, alarmed -> assertThat(alarmed.alarm())
                        .returns("non-finite", Alarm::code)
                        .returns(AlarmSeverity.CRITICAL, Alarm::severity));
        // and the weights of every checkpoint are numbers
        List<WorkerMessage.CheckpointReady> checkpoints = heard.stream()
                .filter(WorkerMessage.CheckpointReady.class::isInstance)
                .map(WorkerMessage.CheckpointReady.class::cast)
                .toList();
        assertThat(checkpoints).isNotEmpty();
        for (WorkerMessage.CheckpointReady checkpoint : checkpoints) {
            for (String file : List.of(CheckpointManifest.GENERATOR, CheckpointManifest.DISCRIMINATOR)) {
                try (SafetensorsFile weights = SafetensorsFile.open(Path.of(checkpoint.directory(), file))) {
                    assertThat(weights.tensors()).allSatisfy((name, tensor) -> {
                        for (float value : tensor.toFloats()) {
                            assertThat(value).isFinite();
                        }
                    });
                }
            }
        }
    }

    @Test
    void orphanEndsAtOnce() throws IOException, InterruptedException {
        try (WorkerProcess worker =
                WorkerProcess.start(directory, WorkOrders.gan(directory, 1_000_000, 1_000_000, null))) {
            worker.next(WorkerMessage.Ready.class);
            worker.endInput();
            assertThat(worker.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void classifierIsTrained() throws IOException, InterruptedException {
        try (WorkerProcess worker = WorkerProcess.start(directory, WorkOrders.classifier(directory, 30))) {
            worker.next(WorkerMessage.Ready.class);
            WorkerMessage.ClassifierReady classifier = worker.next(WorkerMessage.ClassifierReady.class);
            assertThat(classifier.metrics().get("testAccuracy")).isGreaterThan(0.9);
            assertThat(Path.of(classifier.directory(), ClassifierWriter.ONNX)).isNotEmptyFile();
            byte[] report = Files.readAllBytes(Path.of(classifier.directory(), ClassifierWriter.REPORT));
            assertThat(Json.read("report", report, ClassifierReport.class).metrics())
                    .isEqualTo(classifier.metrics());
            assertThat(worker.next()).isEqualTo(new WorkerMessage.Finished(30, false));
            assertThat(worker.exitCode()).isZero();
        }
    }

    @Test
    void unlabelledImagesAreLeftOutAndItSaysSo() throws IOException, InterruptedException {
        // Given
        GeneratedSplit generated = GeneratedSplit.write(
                directory,
                Shape.of(3, 8, 8),
                2,
                IntStream.range(0, 90).map(i -> i % 3 - 1).toArray());
        WorkOrder order = WorkOrders.gan(directory, generated, 2);

        // When
        try (WorkerProcess worker = WorkerProcess.start(directory, order)) {
            worker.next(WorkerMessage.Ready.class);
            worker.next(WorkerMessage.CheckpointReady.class);
            assertThat(worker.next()).isEqualTo(new WorkerMessage.Finished(2, false));
            assertThat(worker.exitCode()).isZero();
        }

        // Then
        assertThat(Files.readAllLines(directory.resolve("worker.log")))
                .filteredOn(line -> line.contains("only labelled images are used"))
                .singleElement(STRING)
                .contains("used=60 of=90");
    }

    @Test
    void faultsAreReported() throws IOException, InterruptedException {
        // Given an order whose split is no safetensors file
        WorkOrder order = WorkOrders.gan(directory, 4, 2, null);
        Files.writeString(Path.of(order.trainSplit()), "no tensors");
        try (WorkerProcess worker = WorkerProcess.start(directory, order)) {
            WorkerMessage.Failed failed = worker.next(WorkerMessage.Failed.class);
            assertThat(failed.reason()).isEqualTo(Reason.INVALID_FILE.code());
            assertThat(failed.message()).contains("quadrants.safetensors");
            assertThat(worker.exitCode()).isEqualTo(1);
        }
        Path broken = Files.writeString(directory.resolve("broken.json"), "{");
        try (WorkerProcess worker = WorkerProcess.start(directory, broken)) {
            assertThat(worker.next(WorkerMessage.Failed.class).reason()).isEqualTo(Reason.MALFORMED_EVENT.code());
            assertThat(worker.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void messagesSurviveJson() {
        WorkerMessage message = new WorkerMessage.Failed("NonFiniteLoss", "zwölf\nlines");
        String line = Json.line(message);
        assertThat(line).startsWith("{\"type\":\"failed\"").doesNotContain("\n");
        assertThat(Json.read("message", line.getBytes(java.nio.charset.StandardCharsets.UTF_8), WorkerMessage.class))
                .isEqualTo(message);
    }
}
