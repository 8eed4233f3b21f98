package io.ganymede.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.cli.client.ConnectionOptions;
import io.ganymede.cli.client.JobFeed;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganymede job JOB}. */
@Command(name = "job", description = "Print the newest snapshot of a job, and its alarms, as JSON.")
public final class JobCommand implements Runnable {
    private final CommandContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "job id; see 'ganymede jobs'")
    @SuppressWarnings("NullAway.Init") // required
    String jobId;

    @Mixin
    ConnectionOptions options = new ConnectionOptions();

    public JobCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        try (JobFeed feed = JobFeed.open(context.connection(options).requireBroker())) {
            spec.commandLine().getOut().print(Json.pretty(described(require(feed, jobId), feed.alarms(jobId))));
            spec.commandLine().getOut().flush();
        }
    }

    /** The snapshot with a further key, {@code alarms}, when there are some. */
    static JsonNode described(JobSnapshot job, List<TrainingAlarmRaised> alarms) {
        ObjectNode described = (ObjectNode) Json.tree(job);
        if (!alarms.isEmpty()) {
            described.set(
                    "alarms",
                    Json.tree(alarms.stream().map(TrainingAlarmRaised::alarm).toList()));
        }
        return described;
    }

    static JobSnapshot require(JobFeed feed, String jobId) {
        return feed.job(jobId)
                .orElseThrow(() -> new PlatformException(
                        Reason.NOT_FOUND,
                        NearestName.unknown("job", jobId, feed.jobs().keySet())));
    }
}
