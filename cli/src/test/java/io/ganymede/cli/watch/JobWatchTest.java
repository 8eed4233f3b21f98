package io.ganymede.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.ganymede.cli.client.FeedOf;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.event.TrainingProgressed;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.TrainingRequests;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobWatchTest {
    private static final String JOB = "job-1";
    private static final Alarm COLLAPSE = new Alarm(
            "collapse",
            AlarmSeverity.WARNING,
            1500,
            "diversity.of.bag",
            0.125,
            0.3,
            "images that are generated for bag are nearly alike",
            "add noise");
    private static final Alarm LOST = new Alarm(
            "non-finite", AlarmSeverity.CRITICAL, 2000, "loss.generator", null, null, "loss is NaN", "go back");

    @Test
    void alarmsAreLinesOfTheirOwnInTheirOrder() {
        // Given a job that has failed, with two alarms, and an alarm of another job
        FeedOf events = new FeedOf()
                .event(EventType.TRAINING_FAILED, JOB, failed())
                .event(EventType.TRAINING_ALARM_RAISED, JOB, new TrainingAlarmRaised(JOB, 1, COLLAPSE, Instant.EPOCH))
                .event(EventType.TRAINING_ALARM_RAISED, JOB, new TrainingAlarmRaised(JOB, 1, LOST, Instant.EPOCH))
                .event(
                        EventType.TRAINING_ALARM_RAISED,
                        "job-2",
                        new TrainingAlarmRaised("job-2", 1, LOST, Instant.EPOCH));

        // When
        List<String> lines = follow(events);

        // Then
        assertThat(lines)
                .containsExactly(
                        "  step 1500  WARNING collapse: images that are generated for bag are nearly alike; add noise",
                        "  step 2000  CRITICAL non-finite: loss is NaN; go back");
    }

    @Test
    void progressShowsWhatIsWatchedWhenThereIsSomething() {
        FeedOf events = new FeedOf()
                .event(EventType.TRAINING_FAILED, JOB, failed())
                .event(
                        EventType.TRAINING_PROGRESSED,
                        JOB,
                        new TrainingProgressed(
                                JOB,
                                1,
                                new Progress(
                                        1500,
                                        3000,
                                        Map.of("generator", 1.25, "discriminator", 0.5),
                                        2048,
                                        0.03125,
                                        46.9,
                                        Map.of(
                                                "realness.real", 0.75,
                                                "realness.generated", 0.255,
                                                "diversity.mean", 0.875)),
                                Instant.EPOCH));
        assertThat(follow(events))
                .singleElement(STRING)
                .endsWith("step 1500 of 3000  discriminator 0.500  generator 1.250  p(real) 0.75/0.26  diversity 0.88"
                        + "  2,048 images/s  31 ms/step  ETA 0:47");
    }

    private static List<String> follow(FeedOf events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JobFeed feed = events.read();
                PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            JobOutcome outcome = new JobWatch(feed, print, false).follow(JOB);
            assertThat(outcome.succeeded()).isFalse();
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static JobSnapshot failed() {
        byte[] request = ("{\"jobId\":\"" + JOB + "\",\"preset\":\"cgan\",\"dataset\":{\"name\":\"toy\"}}")
                .getBytes(StandardCharsets.UTF_8);
        return new JobSnapshot(
                JOB,
                JobPhase.FAILED,
                "ab".repeat(32),
                TrainingRequests.resolve(Json.parse("request", request)),
                1,
                null,
                Progress.none(3000),
                null,
                new JobFailure("NonFiniteLoss", "loss is NaN", List.of()),
                Instant.EPOCH,
                Instant.EPOCH,
                4);
    }
}
