package io.ganymede.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.alarm.AlarmSeverity;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobCommandTest {
    private static final JobSnapshot JOB = new JobSnapshot(
            "job-1",
            JobPhase.RUNNING,
            "",
            null,
            1,
            null,
            Progress.none(10),
            null,
            null,
            Instant.EPOCH,
            Instant.EPOCH,
            1);

    @Test
    void alarmsStandBesideTheSnapshot() {
        // Given
        Alarm alarm = new Alarm("explosion", AlarmSeverity.CRITICAL, 7, "norm.features", 50.0, 10.0, "boom", "less");

        // When
        JsonNode described =
                JobCommand.described(JOB, List.of(new TrainingAlarmRaised("job-1", 1, alarm, Instant.EPOCH)));

        // Then
        assertThat(described.path("alarms").path(0).path("code").asText()).isEqualTo("explosion");
        assertThat(Json.convert("alarm", described.path("alarms").path(0), Alarm.class))
                .isEqualTo(alarm);
        assertThat(Json.convert("job", described, JobSnapshot.class)).isEqualTo(JOB);
    }

    @Test
    void aJobWithoutAlarmsIsItsSnapshot() {
        assertThat(JobCommand.described(JOB, List.of())).isEqualTo(Json.tree(JOB));
    }
}
